import type { ElementKind } from '@meshlapse/model';
import { name, rest, token } from '../../plan/parameters.ts';
import type { Projection, Step } from '../../plan/step.ts';
import { isOfValues, projectColumns } from '../../runner/column-values.ts';
import type { ColumnMove, ElementColumns, ElementPages } from '../../runner/columns.ts';
import { identify, mapKeysOf } from '../../runner/identify.ts';
import {
  inTurn,
  projectAll,
  projectPresent,
  type ValueProjection,
} from '../../runner/projection.ts';
import type { Run } from '../../runner/run.ts';
import { scopeValues } from '../../runner/scope-values.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../../runner/source.ts';
import { membersOf } from '../../values/collection.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

/** Elements are the same when their ids are: in an interval view the first version of each stays. */
export const dedupStep = defineStep({
  name: 'dedup',
  kind: 'filter',
  summary:
    'Keeps the first of each value, or of each combination of labelled values. local: in each collection.',
  overloads: [
    overload([rest(name('label'))], dedup),
    overload([token('Scope', 'global'), rest(name('label'))], (_, labels) => dedup(labels)),
    // Labels mean nothing to the members of a collection.
    overload([token('Scope', 'local'), rest(name('label'))], () =>
      mapAllStep({ name: 'dedup' }, distinctMembers),
    ),
  ],
});

function dedup(labels: readonly string[]): Step {
  const needs = labels.length > 0 ? 'labels' : 'none';
  const mostBy = Math.max(1, labels.length);
  const columnMove = labels.length === 0 ? columnsOnce : undefined;
  return new ByStep({ name: 'dedup', needs, mostBy, columnMove }, (input, frame, by) =>
    firstOfEach(input, frame, (batch) => keysOf(batch, labels, by, frame.run)),
  );
}

function columnsOnce(by: readonly Projection[], from: ElementKind): ColumnMove | undefined {
  const key = inTurn(by, 0);
  if (!isOfValues(key)) return undefined;
  return { to: from, repeats: false, move: (pages, run) => firstRows(pages, key, run) };
}

async function* firstRows(
  pages: ElementPages,
  by: ValueProjection,
  run: Run,
): AsyncGenerator<ElementColumns> {
  const seen = new Set<unknown>();
  for await (const page of pages) {
    const keys =
      by.kind === 'identity'
        ? page.handles
        : await mapKeysOf(await projectColumns(by, page, run.view), run);
    const handles = page.handles.filter((_, row) => {
      const key = keys[row];
      if (key === undefined || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    run.budget.hold(handles.length);
    yield { kind: page.kind, handles };
  }
}

/** Remembers from round to round, so that inside `repeat()` nothing is visited twice. */
function firstOfEach(
  input: Source,
  frame: Frame,
  keys: (batch: Batch) => Promise<readonly (LiveValue | undefined)[]>,
): Source {
  const seen = new Set<string>();
  return mapBatches(input, async (batch) => {
    const values = await keys(batch);
    const texts = await identify(
      values.map((value) => value ?? null),
      frame.run,
    );
    const kept = batch.filter((traverser, i) => {
      const key = `${traverser.origin} ${texts[i]}`;
      if (values[i] === undefined || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    frame.run.budget.hold(kept.length);
    return kept.map((traverser) => traverser.withBulk(1));
  });
}

async function keysOf(
  batch: Batch,
  labels: readonly string[],
  by: readonly Projection[],
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  if (labels.length === 0) return projectAll(inTurn(by, 0), batch, run);
  const columns: (readonly (LiveValue | undefined)[])[] = [];
  for (const label of labels) {
    const values = await scopeValues(batch, label, run);
    columns.push(await projectPresent(inTurn(by, columns.length), batch, values, run));
  }
  return batch.map((_, i) => {
    const combination = columns.map((column) => column[i]).filter((value) => value !== undefined);
    return combination.length < columns.length ? undefined : combination;
  });
}

async function distinctMembers(
  values: readonly LiveValue[],
  run: Run,
): Promise<readonly LiveValue[]> {
  const distinct: LiveValue[] = [];
  for (const value of values) {
    const members = membersOf(value);
    if (!members) distinct.push(value);
    else {
      const keys = await identify(members, run);
      distinct.push(new Set(members.filter((_, i) => keys.indexOf(keys[i] ?? '') === i)));
    }
  }
  return distinct;
}
