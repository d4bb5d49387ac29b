import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { graphson, readGraphFile } from '@meshlapse/gremlin';

const FILLED = ['modern', 'classic', 'crew', 'grateful', 'sink'];
const EMPTY = 'ggraph';

/** The folder with the toy graphs as TinkerPop's test suite reads them with `io()`. */
export const TOY_FILES = fileURLToPath(new URL('../toys', import.meta.url));

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
  const bytes = await promisify(gunzip)(await readFile(join(TOY_FILES, `${name}.json.gz`)));
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  await readGraphFile(bytes, graphson, transaction);
  await transaction.commit();
  return graph;
}
