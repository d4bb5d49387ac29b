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

/** Gaps that meet an interval, sorted by cluster, resource and start. Reads no gap that does not. */
export async function gapsWithin(backend: Backend, interval: Interval): Promise<readonly Gap[]> {
  const states = await scanAll(backend, TABLE.observations, withPrefix(''));
  const leases = await readRows(
    backend,
    TABLE.leases,
    new Set(states.map(({ key }) => textKey(readText(key, 0).text))),
    decodeInstant,
  );
  const gaps = await Promise.all(
    states.map(async ({ key, value }) => {
      const { text: cluster, end } = readText(key, 0);
      const { text: resource } = readText(key, end);
      const state = decodeObservation(value);
      const lease = leases.get(textKey(cluster)) ?? BEGINNING;
      const past = await pastGaps(backend, key, interval);
      return [...past, presentGap(state, lease)]
        .filter((gap) => gap.from < gap.to && intersect(gap, interval))
        .map((gap) => ({ cluster, resource, label: state.label, ...gap }));
    }),
  );
  return gaps.flat().sort(byPlace);
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
  return rows.map((row) => {
    const reader = new ByteReader(row.value);
    return { from: readInstant(row.key, key.length), to: reader.f64(), reason: reader.text() };
  });
}

async function scanAll(
  backend: Backend,
  table: string,
  range: { readonly from: Key; readonly to: Key },
): Promise<{ readonly key: Key; readonly value: Uint8Array }[]> {
  const rows: { readonly key: Key; readonly value: Uint8Array }[] = [];
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
