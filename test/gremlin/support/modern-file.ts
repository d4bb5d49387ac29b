import { openWritableGraph } from '@meshlapse/graph';
import type { GraphFormat } from '../../../packages/gremlin/src/io/files/graph-format.ts';
import { ask } from '../../support/ask.ts';
import { fileOf } from './any-graph.ts';

/** A small graph with some of everything that every format can hold. */
export async function modernFile(format: GraphFormat): Promise<Buffer> {
  const graph = await openWritableGraph({ memory: true });
  await ask(
    graph,
    `g.addV('person').property(T.id, 1).property('name', 'марко').property('age', 29).as('a')
      .addV('software').property(T.id, 2).property('name', 'lop').property('since', 1.5d).as('b')
      .addE('created').from('a').to('b').property(T.id, 3).property('weight', 0.5f)
      .addE('uses').from('b').to('a').property('open', true).property('n', 5000000000l)`,
  );
  const bytes = await fileOf(graph, format);
  await graph.close();
  return bytes;
}
