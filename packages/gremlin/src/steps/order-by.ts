import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { mergeBulks } from '../runner/bulk.ts';
import { collecting, traversersOf } from '../runner/column-ends.ts';
import { isOfValues, projectColumns } from '../runner/column-values.ts';
import { type ColumnEnd, rowsOf } from '../runner/columns.ts';
import { projectAll } from '../runner/projection.ts';
import { type Random, shuffled } from '../runner/random.ts';
import type { Run } from '../runner/run.ts';
import { completeRows, inOrder, type SortKey } from '../runner/sorting.ts';
import {
  type Batch,
  collectByStart,
  type Frame,
  mapBatches,
  type Source,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
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
  readonly #most: number;

  /** @param most More of the first ones are not needed. */
  constructor(
    scope: 'global' | 'local',
    criteria: readonly Criterion[] = [],
    most = Number.POSITIVE_INFINITY,
  ) {
    this.isBarrier = scope === 'global';
    this.bears = scope === 'local' ? 'one' : undefined;
    this.#scope = scope;
    this.#criteria = criteria;
    this.#most = most;
  }

  get detail(): string | undefined {
    return Number.isFinite(this.#most) ? `first ${this.#most}` : undefined;
  }

  /** The same step where only so many of the first ones are needed. */
  keepingFirst(most: number): Step {
    return this.#scope === 'global' ? new OrderStep(this.#scope, this.#criteria, most) : this;
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
    return new OrderStep(this.#scope, criteria, this.#most);
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind !== 'by') return undefined;
    const criterion = { by: modulation.by, order: modulation.order?.name ?? 'asc' };
    return new OrderStep(this.#scope, [...this.#criteria, criterion]);
  }

  open(input: Source, frame: Frame): Source {
    const sorting = {
      criteria: this.#ruling,
      most: this.#most,
      run: frame.run,
      random: frame.run.chance.for(this),
    };
    if (this.#scope === 'global') {
      const drawsLots = sorting.criteria.slice(-1).some(isShuffle);
      return collectByStart(input, frame, async (batch) =>
        sorted(drawsLots ? await mergeBulks(batch, frame.run) : batch, sorting),
      );
    }
    return mapBatches(input, (batch) => sortMembers(batch, sorting));
  }

  columnEnd(): ColumnEnd | undefined {
    const criteria = this.#ruling.flatMap(({ by, order }) => (isOfValues(by) ? { by, order } : []));
    const canLook = this.#scope === 'global' && criteria.length === this.#ruling.length;
    if (!canLook || criteria.some(isShuffle)) return undefined;
    return collecting(async (columns, start, { view }) => {
      const keys: SortKey[] = [];
      for (const { by, order } of criteria) {
        const column = await projectColumns(by, columns, view);
        keys.push({ column, isDescending: order === 'desc' });
      }
      const rows = await inOrder(completeRows(keys), keys, this.#most);
      return traversersOf(rowsOf(columns, rows), start, view);
    });
  }

  get #ruling(): readonly Criterion[] {
    const { length } = this.#criteria;
    return length > 0 ? this.#criteria : [{ by: { kind: 'identity' }, order: 'asc' }];
  }
}

interface Sorting {
  readonly criteria: readonly Criterion[];
  readonly most: number;
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
  { criteria, most, run, random }: Sorting,
): Promise<readonly Traverser[]> {
  const keys: SortKey[] = [];
  for (const { by, order } of criteria) {
    keys.push({ column: await projectAll(by, batch, run), isDescending: order === 'desc' });
  }
  const rows = completeRows(keys);
  const first = criteria.findLastIndex(isShuffle) + 1;
  const inTurn =
    first === criteria.length
      ? shuffled(rows, random)
      : await inOrder(rows, keys.slice(first), most);
  return inTurn.flatMap((row) => batch[row] ?? []);
}

function isShuffle({ order }: Pick<Criterion, 'order'>): boolean {
  return order === 'shuffle';
}

async function sortMembers(batch: Batch, sorting: Sorting): Promise<readonly Traverser[]> {
  const results: Traverser[] = [];
  for (const traverser of batch) {
    const members = membersOf(traverser.value);
    if (!members) results.push(traverser);
    else {
      const moved = members.map((member) => traverser.move(member));
      const inOrder = await sorted(moved, sorting);
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
