import type { GraphFormat } from './graph-format.ts';
import { readGryo } from './gryo-reader.ts';
import { writeGryo } from './gryo-writer.ts';

/** Gryo, versions 1 and 3: a vertex with its edges after the other, in the bytes of Kryo. */
export const gryo: GraphFormat = {
  name: 'gryo',
  extension: '.kryo',
  read: readGryo,
  write: writeGryo,
};
