import {
  BEGINNING,
  FOREVER,
  type Gap,
  type Instant,
  type Interval,
  intersect,
  type Mutation,
  type ObservationChange,
  type ObservationLease,
} from '@meshlapse/model';
import {
  type Backend,
  ByteReader,
  ByteWriter,
  type Entry,
  instantKey,
  type Key,
  readInstant,
  readText,
  textKey,
  type Write,
  withPrefix,
} from '@meshlapse/store';
import { lateFact } from './graph-errors.ts';
import { TABLE } from './layout.ts';

/** Reasons of the two gaps that nobody recorded. */
const NEVER_OBSERVED = 'not observed yet';
const LEASE_ENDED = 'the recorder has not reported since';

/** How a resource of a cluster stands: observed since, or not observed since and why. */
interface Observation {
  readonly label: string;
  /** Of the newest change. */
  readonly at: Instant;
  readonly since: Instant;
  /** Absent while it is observed. */
  readonly reason: string | undefined;
}

/**
 * What the observation changes of a batch come to.
 *
 * Gaps that are over are rows; the present one follows from how the resource stands and from its cluster's lease.
 */
export class ObservationBatch {
  readonly #states: Map<Key, Observation>;
  readonly #leases: Map<Key, Instant>;
  readonly #writes = new Map<string, Write>();

  private constructor(states: Map<Key, Observation>, leases: Map<Key, Instant>) {
    this.#states = states;
    this.#leases = leases;
  }

  static async load(backend: Backend, mutations: readonly Mutation[]): Promise<ObservationBatch> {
    const resources = new Set<Key>();
    const clusters = new Set<Key>();
    for (const mutation of mutations) {
      if (mutation.kind === 'observed' || mutation.kind === 'unobserved') {
        resources.add(resourceKey(mutation));
      } else if (mutation.kind === 'observedUntil') clusters.add(textKey(mutation.cluster));
    }
    const states = await readRows(backend, TABLE.observations, resources, decodeObservation);
    const leases = await readRows(backend, TABLE.leases, clusters, decodeInstant);
    return new ObservationBatch(states, leases);
  }

  change(change: ObservationChange): void {
    const key = resourceKey(change);
    const { at, kind, label, reason } = change;
    const before = this.#states.get(key) ?? {
      label,
      at: BEGINNING,
      since: BEGINNING,
      reason: NEVER_OBSERVED,
    };
    if (at < before.at) throw lateFact(change, `${change.resource} already has a later change`);
    const isObserved = before.reason === undefined;
    let after: Observation = { ...before, at };
    if (kind === 'observed' && !isObserved) {
      if (before.since < at) this.#putGap(key, { ...before, to: at });
      after = { ...after, since: at, reason: undefined };
    } else if (kind === 'unobserved' && isObserved) after = { ...after, since: at, reason };
    this.#states.set(key, after);
    this.#put(TABLE.observations, key, encodeObservation(after));
  }

  extend({ cluster, at }: ObservationLease): void {
    const key = textKey(cluster);
    if (at <= (this.#leases.get(key) ?? BEGINNING)) return;
    this.#leases.set(key, at);
    this.#put(TABLE.leases, key, encodeInstant(at));
  }

  writes(): readonly Write[] {
    return [...this.#writes.values()];
  }

  #putGap(key: Key, gap: Observation & { readonly to: Instant }): void {
    const writer = new ByteWriter(64);
    writer.f64(gap.to);
    writer.text(gap.reason ?? '');
    this.#put(TABLE.gaps, key + instantKey(gap.since), writer.finish());
  }

  #put(table: string, key: Key, value: Uint8Array): void {
    this.#writes.set(`${table} ${key}`, { table, key, value });
  }
}

const OBSERVATION_TABLES: readonly string[] = [TABLE.observations, TABLE.gaps, TABLE.leases];

/** Whether a write changes what is observed. */
export function changesGaps(writes: readonly Write[]): boolean {
  return writes.some(({ table }) => OBSERVATION_TABLES.includes(table));
}

/** Gaps that meet an interval, sorted by cluster, resource and start. Reads no gap that does not. */
export async function gapsWithin(backend: Backend, interval: Interval): Promise<readonly Gap[]> {
  const gaps = await Promise.all(
    (await resourcesOf(backend)).map(async (resource) => {
      const past = await pastGaps(backend, resource.key, interval);
      return gapsOf(resource, [...past, resource.present], interval);
    }),
  );
  return gaps.flat().sort(byPlace);
}

/** Gaps at an instant, and the interval around it in which they stay the same. */
export async function gapsAround(
  backend: Backend,
  at: Instant,
): Promise<{ readonly gaps: readonly Gap[]; readonly during: Interval }> {
  const instant = { from: at, to: at + 1 };
  const borders = [BEGINNING, FOREVER];
  const gaps = await Promise.all(
    (await resourcesOf(backend)).map(async (resource) => {
      const past = await pastGaps(backend, resource.key, instant);
      const next = await gapAfter(backend, resource.key, at);
      const stretches = [...past, ...next, resource.present];
      for (const { from, to } of stretches) borders.push(from, to);
      return gapsOf(resource, stretches, instant);
    }),
  );
  const before = borders.filter((border) => border <= at);
  const after = borders.filter((border) => border > at);
  const during = { from: Math.max(...before), to: Math.min(...after) };
  return { gaps: gaps.flat().sort(byPlace), during };
}

interface Resource {
  readonly key: Key;
  readonly cluster: string;
  readonly resource: string;
  readonly label: string;
  /** The gap that goes on, which may not have begun. */
  readonly present: Stretch;
}

async function resourcesOf(backend: Backend): Promise<readonly Resource[]> {
  const states = await scanAll(backend, TABLE.observations, withPrefix(''));
  const leases = await readRows(
    backend,
    TABLE.leases,
    new Set(states.map(({ key }) => textKey(readText(key, 0).text))),
    decodeInstant,
  );
  return states.map(({ key, value }) => {
    const { text: cluster, end } = readText(key, 0);
    const { text: resource } = readText(key, end);
    const state = decodeObservation(value);
    const lease = leases.get(textKey(cluster)) ?? BEGINNING;
    return { key, cluster, resource, label: state.label, present: presentGap(state, lease) };
  });
}

function gapsOf(
  { cluster, resource, label }: Resource,
  stretches: readonly Stretch[],
  interval: Interval,
): readonly Gap[] {
  return stretches
    .filter((gap) => gap.from < gap.to && intersect(gap, interval))
    .map((gap) => ({ cluster, resource, label, ...gap }));
}

type Stretch = Interval & { readonly reason: string };

function presentGap({ since, reason }: Observation, lease: Instant): Stretch {
  return reason === undefined
    ? { from: Math.max(since, lease), to: FOREVER, reason: LEASE_ENDED }
    : { from: since, to: FOREVER, reason };
}

async function pastGaps(
  backend: Backend,
  key: Key,
  interval: Interval,
): Promise<readonly Stretch[]> {
  const probe = { prefix: key, key: key + instantKey(interval.from) };
  const [first] = await backend.floorMany(TABLE.gaps, [probe]);
  const range = { from: first?.key ?? probe.key, to: key + instantKey(interval.to) };
  // A gap that began at the very start or before it is the first; no two overlap.
  const rows = range.from < range.to ? await scanAll(backend, TABLE.gaps, range) : [];
  return rows.map((row) => decodeGap(row, key));
}

/** The first gap of a resource that begins after an instant, if there is one. */
async function gapAfter(backend: Backend, key: Key, at: Instant): Promise<readonly Stretch[]> {
  const range = { from: key + instantKey(at + 1), to: key + instantKey(FOREVER) };
  const { entries } = await backend.scan(TABLE.gaps, range, 1);
  return entries.map((entry) => decodeGap(entry, key));
}

function decodeGap({ key, value }: Entry, resource: Key): Stretch {
  const reader = new ByteReader(value);
  return { from: readInstant(key, resource.length), to: reader.f64(), reason: reader.text() };
}

async function scanAll(
  backend: Backend,
  table: string,
  range: { readonly from: Key; readonly to: Key },
): Promise<readonly Entry[]> {
  const rows: Entry[] = [];
  let from: Key | undefined = range.from;
  while (from !== undefined) {
    const page = await backend.scan(table, { from, to: range.to }, 1000);
    rows.push(...page.entries);
    from = page.next;
  }
  return rows;
}

async function readRows<T>(
  backend: Backend,
  table: string,
  keys: ReadonlySet<Key>,
  decode: (bytes: Uint8Array) => T,
): Promise<Map<Key, T>> {
  const wanted = [...keys];
  const rows = wanted.length === 0 ? [] : await backend.getMany(table, wanted);
  const found = new Map<Key, T>();
  for (const [i, row] of rows.entries()) if (row) found.set(wanted[i] ?? '', decode(row));
  return found;
}

function resourceKey({ cluster, resource }: ObservationChange): Key {
  return textKey(cluster) + textKey(resource);
}

function byPlace(a: Gap, b: Gap): number {
  return order(a.cluster, b.cluster) || order(a.resource, b.resource) || a.from - b.from;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function encodeObservation({ label, at, since, reason }: Observation): Uint8Array {
  const writer = new ByteWriter(64);
  writer.f64(at);
  writer.f64(since);
  writer.text(label);
  if (reason !== undefined) writer.text(reason);
  return writer.finish();
}

function decodeObservation(bytes: Uint8Array): Observation {
  const reader = new ByteReader(bytes);
  const [at, since, label] = [reader.f64(), reader.f64(), reader.text()];
  return { at, since, label, reason: reader.atEnd ? undefined : reader.text() };
}

function encodeInstant(at: Instant): Uint8Array {
  const writer = new ByteWriter(8);
  writer.f64(at);
  return writer.finish();
}

function decodeInstant(bytes: Uint8Array): Instant {
  return new ByteReader(bytes).f64();
}
