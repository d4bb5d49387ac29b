import { BEGINNING, CodedError } from '@meshlapse/model';
import type { Backend, Write } from '@meshlapse/store';
import { TABLE } from './layout.ts';
import { readState } from './state.ts';

/** Who writes a graph: a recorder of clusters, or its users. */
export type GraphKind = 'recorded' | 'ordinary';

const KEY = 'kind';
const ORDINARY: Write = { table: TABLE.meta, key: KEY, value: Buffer.from('ordinary', 'utf8') };

/** `undefined` where nothing was written yet. */
export async function readKind(backend: Backend): Promise<GraphKind | undefined> {
  const [mark] = await backend.getMany(TABLE.meta, [KEY]);
  if (mark) return 'ordinary';
  const { transaction } = await readState(backend);
  return transaction === BEGINNING ? undefined : 'recorded';
}

/** @throws {CodedError} `GRAPH_IS_ORDINARY` */
export async function requireRecorded(backend: Backend): Promise<void> {
  if ((await readKind(backend)) !== 'ordinary') return;
  throw new CodedError({
    code: 'GRAPH_IS_ORDINARY',
    category: 'incorrect',
    message:
      'The data folder holds an ordinary graph, which users write: no cluster can be recorded or imported into it. Name another folder for the recording.',
  });
}

/**
 * Marks a graph in which nothing was written yet.
 *
 * @throws {CodedError} `GRAPH_IS_RECORDED`
 */
export async function requireOrdinary(backend: Backend): Promise<void> {
  const kind = await readKind(backend);
  if (kind === undefined) await backend.write([ORDINARY]);
  if (kind !== 'recorded') return;
  throw new CodedError({
    code: 'GRAPH_IS_RECORDED',
    category: 'incorrect',
    message:
      'The data folder holds what was recorded of clusters, which nobody may change. Open it for reading, or name another folder for a graph to write to.',
  });
}
