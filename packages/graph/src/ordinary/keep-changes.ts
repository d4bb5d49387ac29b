import type { Instant } from '@meshlapse/model';
import type { HeadDraft } from '../batch-heads.ts';
import { encodeRows } from '../fact-codec.ts';
import { transactionConflict } from '../graph-errors.ts';
import { rowGroups } from '../indexed-keys.ts';
import { idKey } from '../layout.ts';
import type { StoreDraft } from '../store-writer.ts';
import type { Changes, Draft } from './changes.ts';

/**
 * Puts what a transaction changed into a write: elements that end, then versions that begin, all at the write's
 * instant.
 *
 * @throws {CodedError} `GRAPH_CONFLICT` when somebody changed one of its elements after `basis`.
 */
export async function keepChanges(
  changes: Changes,
  basis: Instant,
  store: StoreDraft,
): Promise<void> {
  const { heads, elements } = store;
  const at = store.state.transaction;
  const drafts = [...changes.drafts()];
  await load(changes, drafts, store);
  for (const kind of ['edge', 'vertex'] as const) {
    for (const handle of changes.ended(kind)) {
      const head = heads.at(handle);
      refuseChanged(head, basis);
      // An edge that another transaction added: nobody else's are left.
      if (head.openEdges > 0) throw transactionConflict(kind, head.id);
      elements.end(head, at);
    }
  }
  for (const kind of ['vertex', 'edge'] as const) {
    for (const draft of drafts) if (draft.kind === kind) put(draft, basis, store);
  }
}

/** Everything that will be changed, and who has the ids of what is new. */
async function load(
  changes: Changes,
  drafts: readonly Draft[],
  { heads }: StoreDraft,
): Promise<void> {
  const known = drafts.filter(({ isNew }) => !isNew).map(({ handle }) => handle);
  const ends = drafts.flatMap((draft) => (draft.kind === 'edge' ? [draft.out, draft.in] : []));
  const isOld = (handle: number): boolean => !changes.draft(handle)?.isNew;
  await heads.load([...changes.ended('edge'), ...changes.ended('vertex'), ...known]);
  await heads.load(ends.filter(isOld));
  // Also ids that the graph gave: a user may have chosen the same one meanwhile.
  const fresh = drafts.filter(({ isNew }) => isNew);
  await heads.load(await heads.loadIds(fresh.map(({ kind, id }) => idKey(kind, id))));
}

function put(draft: Draft, basis: Instant, store: StoreDraft): void {
  const { names, elements, state } = store;
  const head = draft.isNew ? added(draft, store) : store.heads.at(draft.handle);
  if (!draft.isNew) refuseChanged(head, basis);
  const numberOf = (key: string): number => names.numberOf('key', key);
  elements.put(head, {
    at: state.transaction,
    properties: encodeRows(draft.rows, numberOf),
    groups: rowGroups(draft.kind, draft.rows, numberOf),
  });
}

function added(draft: Draft, { heads, names, elements }: StoreDraft): HeadDraft {
  const { kind, id, handle } = draft;
  if (heads.find(kind, id)?.isOpen) throw transactionConflict(kind, id);
  for (const end of kind === 'edge' ? [draft.out, draft.in] : []) {
    const vertex = heads.at(end);
    if (!vertex.isOpen) throw transactionConflict('vertex', vertex.id);
  }
  const label = names.numberOf(kind, draft.label);
  return elements.add({ kind, id, label, out: draft.out, in: draft.in }, handle);
}

function refuseChanged({ kind, id, at }: HeadDraft, basis: Instant): void {
  if (at > basis) throw transactionConflict(kind, id);
}
