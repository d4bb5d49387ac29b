import type { GraphFormat } from './graph-format.ts';
import { readGraphml } from './graphml-reader.ts';
import { writeGraphml } from './graphml-writer.ts';

/** GraphML, which other programs read too; it has no ids but texts, and one value under a key. */
export const graphml: GraphFormat = {
  name: 'graphml',
  extension: '.xml',
  read: readGraphml,
  write: writeGraphml,
};
