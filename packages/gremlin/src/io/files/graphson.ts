import type { GraphFormat } from './graph-format.ts';
import { readGraphson } from './graphson-reader.ts';
import { writeGraphson } from './graphson-writer.ts';

/** GraphSON 3: a vertex with its edges on each line. */
export const graphson: GraphFormat = {
  name: 'graphson',
  extension: '.json',
  read: readGraphson,
  write: writeGraphson,
};
