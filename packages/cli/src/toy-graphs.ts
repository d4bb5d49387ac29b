import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { graphson, readGraphFile } from '@meshlapse/gremlin';

const FILLED = ['modern', 'classic', 'crew', 'grateful', 'sink'];
const EMPTY = 'ggraph';

/**
 * TinkerPop's toy graphs in memory, by the names that its test suite knows their traversal sources by: `gmodern` and so
 * on, and `ggraph`, which is empty.
 */
export async function openToyGraphs(): Promise<ReadonlyMap<string, OrdinaryGraph>> {
  const graphs = new Map([[EMPTY, await openWritableGraph({ memory: true })]]);
  for (const name of FILLED) graphs.set(`g${name}`, await openToyGraph(name));
  return graphs;
}

async function openToyGraph(name: string): Promise<OrdinaryGraph> {
  const file = fileURLToPath(new URL(`../toys/${name}.json.gz`, import.meta.url));
  const bytes = await promisify(gunzip)(await readFile(file));
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  await readGraphFile(bytes, graphson, transaction);
  await transaction.commit();
  return graph;
}
