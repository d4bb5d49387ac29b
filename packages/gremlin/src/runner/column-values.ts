import type { GraphView, Token } from '@meshlapse/model';
import type { Projection } from '../plan/step.ts';
import { tokenOf } from '../values/token-of.ts';
import { Element, type LiveValue } from '../values/value.ts';
import type { Columns, ElementColumns } from './columns.ts';
import { orNull, projectValues, type ValueProjection } from './projection.ts';

/** Whether it needs no traverser to see what it sees. */
export function isOfValues(by: Projection): by is ValueProjection {
  return by.kind !== 'traversal';
}

/** What `by()` sees of each row; `undefined` where it sees nothing. */
export async function projectColumns(
  by: ValueProjection,
  columns: Columns,
  view: GraphView,
): Promise<readonly (LiveValue | undefined)[]> {
  if (columns.kind === 'value' || by.kind === 'identity') {
    return projectValues(by, valuesOf(columns, view));
  }
  if (by.kind === 'token') return tokensOf(columns, by.token, view);
  const held = await view.values(columns.kind, columns.handles, by.key);
  return orNull(
    by,
    held.map(([first]) => first),
  );
}

/** `T.id` and the like of each element. */
export async function tokensOf(
  columns: ElementColumns,
  token: Token,
  view: GraphView,
): Promise<readonly (LiveValue | undefined)[]> {
  const headers = await view.headers(columns.kind, columns.handles);
  return elementsOf(columns, view).map((element, i) => {
    element.header = headers[i];
    return tokenOf(element, token);
  });
}

/** What the traversers would hold. */
export function valuesOf(columns: Columns, view: GraphView): readonly LiveValue[] {
  return columns.kind === 'value' ? columns.values : elementsOf(columns, view);
}

function elementsOf({ kind, handles }: ElementColumns, view: GraphView): readonly Element[] {
  return handles.map((handle) => new Element(kind, view, handle));
}
