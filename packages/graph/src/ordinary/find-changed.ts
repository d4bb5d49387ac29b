import type { Cursor, ElementQuery, FoundPage, GraphView, Handle } from '@meshlapse/model';
import type { Changes } from './changes.ts';

/** Where a look-up stands. What the transaction does after its first page adds nothing to it. */
interface Rest {
  /** `undefined` at the beginning and at the end. */
  readonly base: Cursor;
  readonly isBaseDone: boolean;
  /** Elements of the transaction's own, and how many of them were handed out. */
  readonly own: readonly Handle[];
  readonly taken: number;
  /** Drafts that there were when it began: their properties count, not those of the base. */
  readonly drafts: number;
}

/** Finds elements of the base that a transaction left alone, then those that it added or changed. */
export async function findChanged(
  base: GraphView,
  changes: Changes,
  query: ElementQuery,
  { limit, cursor }: { readonly limit: number; readonly cursor: Cursor },
): Promise<FoundPage> {
  let rest = (cursor as Rest | undefined) ?? begin(changes, query);
  const isByValue = (query.equals?.length ?? 0) > 0;
  const isKept = (handle: Handle): boolean => {
    const draft = isByValue ? changes.draft(handle) : undefined;
    const isOwn = draft !== undefined && draft.order < rest.drafts;
    return !isOwn && !changes.isRemoved(handle);
  };
  let handles: readonly Handle[] = [];
  while (handles.length < limit && !rest.isBaseDone) {
    const page = await base.find(query, limit - handles.length, rest.base);
    handles = handles.concat(changes.isDirty ? page.handles.filter(isKept) : page.handles);
    rest = { ...rest, base: page.next, isBaseDone: page.next === undefined };
  }
  const taken = Math.min(rest.own.length, rest.taken + limit - handles.length);
  const isThere = (handle: Handle): boolean => !changes.isRemoved(handle);
  handles = handles.concat(rest.own.slice(rest.taken, taken).filter(isThere));
  const isDone = rest.isBaseDone && taken === rest.own.length;
  return { handles, next: isDone ? undefined : { ...rest, taken } };
}

function begin(changes: Changes, query: ElementQuery): Rest {
  const own = changes.isDirty ? changes.matching(query).map(({ handle }) => handle) : [];
  return { base: undefined, isBaseDone: false, own, taken: 0, drafts: changes.count };
}
