import type { Projection } from '../plan/step.ts';
import { isOfValues, projectColumns } from '../runner/column-values.ts';
import {
  type ColumnEnd,
  type ColumnKind,
  type ColumnSink,
  type Columns,
  rowsOf,
} from '../runner/columns.ts';
import { mapKeysOf } from '../runner/identify.ts';
import type { ValueProjection } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import { listOf } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import type { LiveValue } from '../values/value.ts';
import { type Ending, endingOf } from './column-walk.ts';

/** How `group()` takes in columns where its second `by()` reduces each group: `group().by('x').by(count())`. */
export function groupedColumns(
  [key = { kind: 'identity' }, value]: readonly Projection[],
  from: ColumnKind,
): ColumnEnd | undefined {
  if (value?.kind !== 'traversal' || !isOfValues(key)) return undefined;
  const { steps } = value.traversal;
  const ending = endingOf(steps, from);
  if (!ending?.end.reduces || ending.length < steps.length) return undefined;
  return {
    reduces: true,
    looksAtRows: true,
    begin: (run) => new GroupedColumns(key, ending, run),
  };
}

/** Every group is reduced as its rows come, so that none of them is kept. */
class GroupedColumns implements ColumnSink {
  readonly #key: ValueProjection;
  readonly #ending: Ending;
  readonly #run: Run;
  readonly #groups = new Map<unknown, { readonly key: LiveValue; readonly sink: ColumnSink }>();

  constructor(key: ValueProjection, ending: Ending, run: Run) {
    this.#key = key;
    this.#ending = ending;
    this.#run = run;
  }

  async take(columns: Columns): Promise<void> {
    const keys = await projectColumns(this.#key, columns, this.#run.view);
    const mapKeys = await mapKeysOf(keys, this.#run);
    const rows = new Map<unknown, number[]>();
    for (const [row, key] of keys.entries()) {
      if (key !== undefined) listOf(rows, mapKeys[row]).push(row);
    }
    const { read } = this.#ending;
    for (const [mapKey, own] of rows) {
      const { sink } = this.#groups.get(mapKey) ?? this.#begin(mapKey, keys[own[0] ?? -1] ?? null);
      const part = rowsOf(columns, own);
      await sink.take(read && part.kind !== 'value' ? await read(part, this.#run) : part);
    }
  }

  #begin(mapKey: unknown, key: LiveValue): { readonly sink: ColumnSink } {
    const group = { key, sink: this.#ending.end.begin(this.#run) };
    this.#groups.set(mapKey, group);
    this.#run.budget.hold(1);
    return group;
  }

  /** A group of which nothing comes is left out. */
  async finish(start: Traverser): Promise<readonly Traverser[]> {
    const map = new Map<LiveValue, LiveValue>();
    for (const { key, sink } of this.#groups.values()) {
      const [result] = await sink.finish(start);
      if (result) map.set(key, result.value);
    }
    return [start.restart(map)];
  }
}
