import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { mergeBulks } from '../runner/bulk.ts';
import { projectAll } from '../runner/projection.ts';
import { type Random, shuffled } from '../runner/random.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import {
  type Batch,
  collectByStart,
  type Frame,
  mapBatches,
  type Source,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { orderValues } from '../values/compare.ts';
import { isList, type LiveValue, MapEntry } from '../values/value.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';

interface Criterion {
  readonly by: Projection;
  readonly order: string;
}

/** What a `by()` sees nothing of is left out. Equal ones keep their order. */
export class OrderStep implements Step {
  readonly name = 'order';
  readonly isBarrier: boolean;
  readonly bears: 'one' | undefined;
  readonly #scope: 'global' | 'local';
  readonly #criteria: readonly Criterion[];

  constructor(scope: 'global' | 'local', criteria: readonly Criterion[] = []) {
    this.isBarrier = scope === 'global';
    this.bears = scope === 'local' ? 'one' : undefined;
    this.#scope = scope;
    this.#criteria = criteria;
  }

  get nested(): readonly Traversal[] {
    return nestedIn(this.#criteria.map(({ by }) => by));
  }

  withNested(nested: readonly Traversal[]): Step {
    const by = projectionsWith(
      this.#criteria.map((criterion) => criterion.by),
      nested,
    );
    const criteria = this.#criteria.map(({ order }, i) => ({
      order,
      by: by[i] ?? { kind: 'identity' as const },
    }));
    return new OrderStep(this.#scope, criteria);
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind !== 'by') return undefined;
    const criterion = { by: modulation.by, order: modulation.order?.name ?? 'asc' };
    return new OrderStep(this.#scope, [...this.#criteria, criterion]);
  }

  open(input: Source, frame: Frame): Source {
    const criteria: readonly Criterion[] =
      this.#criteria.length > 0 ? this.#criteria : [{ by: { kind: 'identity' }, order: 'asc' }];
    const sorting = { run: frame.run, random: frame.run.chance.for(this) };
    if (this.#scope === 'global') {
      const drawsLots = criteria.slice(-1).some(isShuffle);
      return collectByStart(input, frame, async (batch) =>
        sorted(drawsLots ? await mergeBulks(batch, frame.run) : batch, criteria, sorting),
      );
    }
    return mapBatches(input, (batch) => sortMembers(batch, criteria, sorting));
  }
}

interface Sorting {
  readonly run: Run;
  readonly random: Random;
}

/**
 * Random where the last criterion is a shuffle; otherwise only what is asked for behind the last shuffle counts.
 *
 * As in TinkerPop, so that a seed shuffles the same: what a `by()` sees nothing of is gone before.
 */
async function sorted(
  batch: Batch,
  criteria: readonly Criterion[],
  { run, random }: Sorting,
): Promise<readonly Traverser[]> {
  const columns: (readonly (LiveValue | undefined)[])[] = [];
  for (const { by } of criteria) columns.push(await projectAll(by, batch, run));
  const first = criteria.findLastIndex(isShuffle) + 1;
  const decisive = columns.slice(first);
  const rows = batch
    .map((traverser, i) => ({ traverser, keys: decisive.map((column) => column[i]) }))
    .filter((_, i) => columns.every((column) => column[i] !== undefined));
  if (first === criteria.length) return shuffled(rows, random).map(({ traverser }) => traverser);
  await loadHeadersIn(decisive.flatMap((column) => column.map((value) => value ?? null)));
  const counting = criteria.slice(first);
  rows.sort((a, b) => compareKeys(a.keys, b.keys, counting));
  return rows.map(({ traverser }) => traverser);
}

function isShuffle({ order }: Criterion): boolean {
  return order === 'shuffle';
}

function compareKeys(
  a: readonly (LiveValue | undefined)[],
  b: readonly (LiveValue | undefined)[],
  criteria: readonly Criterion[],
): number {
  for (const [i, { order }] of criteria.entries()) {
    const compared = orderValues(a[i] ?? null, b[i] ?? null);
    if (compared !== 0) return order === 'desc' ? -compared : compared;
  }
  return 0;
}

async function sortMembers(
  batch: Batch,
  criteria: readonly Criterion[],
  sorting: Sorting,
): Promise<readonly Traverser[]> {
  const results: Traverser[] = [];
  for (const traverser of batch) {
    const members = membersOf(traverser.value);
    if (!members) results.push(traverser);
    else {
      const moved = members.map((member) => traverser.move(member));
      const inOrder = await sorted(moved, criteria, sorting);
      const values = inOrder.map(({ value }) => value);
      results.push(traverser.move(traverser.value instanceof Map ? mapOf(values) : values));
    }
  }
  return results;
}

function membersOf(value: LiveValue): readonly LiveValue[] | undefined {
  if (isList(value)) return value;
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return [...value].map(([key, held]) => new MapEntry(key, held));
  return undefined;
}

function mapOf(entries: readonly LiveValue[]): ReadonlyMap<LiveValue, LiveValue> {
  return new Map(
    entries.flatMap((entry) => (entry instanceof MapEntry ? [[entry.key, entry.value]] : [])),
  );
}
