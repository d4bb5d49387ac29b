import type { GraphFormat } from './graph-format.ts';
import { graphml } from './graphml.ts';
import { graphson } from './graphson.ts';
import { gryo } from './gryo.ts';

/** All forms in which graphs are read and written. */
export const graphFormats: readonly GraphFormat[] = [graphson, gryo, graphml];

export function formatNamed(name: string): GraphFormat | undefined {
  return graphFormats.find((format) => format.name === name);
}

/** By the extension of a file's name. */
export function formatOfPath(path: string): GraphFormat | undefined {
  return graphFormats.find(({ extension }) => path.endsWith(extension));
}
