import { createHash } from 'node:crypto';
import { u32, type Write } from '@meshlapse/store';

/** The rows of a numbered batch, with contents that follow from the number. */
export function batchWrites(number: number): readonly Write[] {
  return Array.from({ length: 1 + (number % 7) }, (_, i) => {
    const key = u32(number) + u32(i);
    const value = createHash('sha256').update(key, 'latin1').digest();
    return [
      { table: 'rows', key, value },
      { table: 'index', key: value.toString('latin1'), value: Buffer.from(key, 'latin1') },
    ];
  }).flat();
}
