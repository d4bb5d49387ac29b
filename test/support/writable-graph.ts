import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { ask } from './ask.ts';

/** A graph in memory that queries can write, with what these queries make of it. */
export async function writableGraph(...queries: readonly string[]): Promise<OrdinaryGraph> {
  const graph = await openWritableGraph({ memory: true });
  for (const query of queries) await ask(graph, query);
  return graph;
}

/** Two people who know each other, and a program. */
export const SMALL = `g.addV('person').property(T.id, 'ann').property('name', 'Ann').property('age', 30).as('a')
  .addV('person').property(T.id, 'bob').property('name', 'Bob').property('age', 40).as('b')
  .addV('program').property(T.id, 'lop').property('name', 'lop').as('l')
  .addE('knows').property(T.id, 'k').from('a').to('b').property('since', 2010)
  .addE('wrote').property(T.id, 'w').from('a').to('l')`;
