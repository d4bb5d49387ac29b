import { resolve } from 'node:path';
import { openGraph, openWritableGraph, type StoredGraph } from '@meshlapse/graph';
import { CodedError } from '@meshlapse/model';
import { openToyGraphs } from './toy-graphs.ts';
import { usage } from './usage.ts';

/** What stands in the place of a folder for a graph that is kept in memory and lost at the end. */
const IN_MEMORY = ':memory:';

/** A graph to serve, as `--graph NAME=PATH` has it. */
export interface Mount {
  readonly name: string;
  readonly path: string;
}

/** @throws {CodedError} `USAGE` */
export function readMount(text: string, before: readonly Mount[] = []): readonly Mount[] {
  const [, name, path] = /^([A-Za-z_]\w*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || path === undefined) {
    throw usage(
      `A graph is given as NAME=PATH, not '${text}'. NAME is what clients alias g to: letters, digits and _, no digit first.`,
    );
  }
  if (before.some((mount) => mount.name === name)) {
    throw namedTwice(name);
  }
  return [...before, { name, path }];
}

/** Graphs that are open, by the names of their traversal sources. */
export class MountedGraphs {
  readonly sources = new Map<string, StoredGraph>();

  /** @throws {CodedError} `USAGE`, or one of the `STORE_` codes */
  async mount({ name, path }: Mount): Promise<void> {
    this.#requireFree(name);
    const isInMemory = path === IN_MEMORY;
    const graph = await (isInMemory ? openWritableGraph({ memory: true }) : openFolder(path));
    this.sources.set(name, graph);
  }

  /** Recorded clusters are only read: another process may be recording into the folder. */
  async mountRecorded(name: string, path: string): Promise<void> {
    this.#requireFree(name);
    this.sources.set(name, await openGraph({ path, mode: 'read' }));
  }

  async mountToys(): Promise<void> {
    for (const [name, graph] of await openToyGraphs()) this.sources.set(name, graph);
  }

  async close(): Promise<void> {
    for (const graph of this.sources.values()) await graph.close();
  }

  #requireFree(name: string): void {
    if (this.sources.has(name)) throw namedTwice(name);
  }
}

function namedTwice(name: string): CodedError {
  return usage(
    `Two graphs are named ${name}. Give each --graph a name of its own; --data is g, and the toy graphs have names, too.`,
  );
}

/** An ordinary graph, which is made where nothing is, or a recorded one. */
async function openFolder(path: string): Promise<StoredGraph> {
  const folder = resolve(path);
  try {
    return await openWritableGraph({ path: folder });
  } catch (error) {
    const isRecorded = error instanceof CodedError && error.code === 'GRAPH_IS_RECORDED';
    if (!isRecorded) throw error;
    return openGraph({ path: folder, mode: 'read' });
  }
}
