import type { Projection } from '../plan/step.ts';
import { isOfValues, projectColumns } from '../runner/column-values.ts';
import type { ColumnEnd } from '../runner/columns.ts';
import { mapKeysOf } from '../runner/identify.ts';
import { firstResultsOfGroups } from '../runner/local.ts';
import { inTurn, projectAll } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { countValue } from '../values/count-value.ts';
import { inHashOrder } from '../values/hash-order.ts';
import type { LiveValue } from '../values/value.ts';
import type { Gathering } from './gathering.ts';
import { groupedColumns } from './grouped-columns.ts';

/**
 * Traversers in groups by what the first `by()` sees; the second one says what becomes of each group.
 *
 * A traversal sees the whole group at once, as `by(count())` wants it; anything else sees one by one and gives a list.
 */
export class Grouping implements Gathering {
  static readonly mostBy = 2;
  static readonly needs = 'none';
  static readonly columnEnd = groupedColumns;
  #valueBy: Projection = { kind: 'identity' };
  readonly #run: Run;
  readonly #groups = new Map<unknown, { readonly key: LiveValue; readonly members: Traverser[] }>();

  constructor(run: Run) {
    this.#run = run;
  }

  async add(batch: Batch, by: readonly Projection[]): Promise<void> {
    this.#valueBy = by[1] ?? { kind: 'identity' };
    const keys = await projectAll(inTurn(by.slice(0, 1), 0), batch, this.#run);
    const mapKeys = await mapKeysOf(keys, this.#run);
    this.#run.budget.hold(batch.length);
    for (const [i, traverser] of batch.entries()) {
      const key = keys[i];
      if (key === undefined) continue;
      const known = this.#groups.get(mapKeys[i]);
      if (known) known.members.push(traverser);
      else this.#groups.set(mapKeys[i], { key, members: [traverser] });
    }
  }

  async read(): Promise<ReadonlyMap<LiveValue, LiveValue>> {
    const met = [...this.#groups.values()];
    // What a seed draws depends on which group comes first.
    const groups = this.#run.chance.isSeeded ? inHashOrder(met) : met;
    const by = this.#valueBy;
    const values =
      by.kind === 'traversal'
        ? await this.#reduced(
            groups.map(({ members }) => members),
            by,
          )
        : await Promise.all(groups.map(({ members }) => this.#listed(members, by)));
    const map = new Map<LiveValue, LiveValue>();
    for (const [i, { key }] of groups.entries()) {
      const value = values[i];
      if (value !== undefined) map.set(key, value);
    }
    return map;
  }

  async #reduced(
    groups: readonly Batch[],
    by: Extract<Projection, { kind: 'traversal' }>,
  ): Promise<readonly (LiveValue | undefined)[]> {
    const results = await firstResultsOfGroups(by.traversal, groups, this.#run);
    return results.map((result) => result?.value);
  }

  async #listed(members: Batch, by: Projection): Promise<LiveValue> {
    const values = await projectAll(by, members, this.#run);
    this.#run.budget.hold(members.reduce((sum, { bulk }) => sum + bulk - 1, 0));
    return values.flatMap((value, i) =>
      value === undefined ? [] : new Array<LiveValue>(members[i]?.bulk ?? 1).fill(value),
    );
  }
}

/** How often each value was met, as longs. */
export class Counting implements Gathering {
  static readonly mostBy = 1;
  static readonly needs = 'none';
  readonly #run: Run;
  readonly #counts = new Map<unknown, { readonly key: LiveValue; count: number }>();

  constructor(run: Run) {
    this.#run = run;
  }

  static columnEnd(by: readonly Projection[]): ColumnEnd | undefined {
    const key = inTurn(by, 0);
    if (!isOfValues(key)) return undefined;
    return {
      reduces: true,
      looksAtRows: true,
      begin(run) {
        const counting = new Counting(run);
        return {
          take: async (columns) => {
            const keys = await projectColumns(key, columns, run.view);
            await counting.#count(keys, (i) => columns.bulks?.[i] ?? 1);
          },
          finish: (start) => [start.restart(counting.read())],
        };
      },
    };
  }

  async add(batch: Batch, by: readonly Projection[]): Promise<void> {
    const keys = await projectAll(inTurn(by, 0), batch, this.#run);
    await this.#count(keys, (i) => batch[i]?.bulk ?? 1);
  }

  async #count(
    keys: readonly (LiveValue | undefined)[],
    bulkOf: (i: number) => number,
  ): Promise<void> {
    const mapKeys = await mapKeysOf(keys, this.#run);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === undefined) continue;
      const known = this.#counts.get(mapKeys[i]);
      if (known) known.count += bulkOf(i);
      else {
        this.#counts.set(mapKeys[i], { key, count: bulkOf(i) });
        this.#run.budget.hold(1);
      }
    }
  }

  read(): ReadonlyMap<LiveValue, LiveValue> {
    return new Map([...this.#counts.values()].map(({ key, count }) => [key, countValue(count)]));
  }
}
