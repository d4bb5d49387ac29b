import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes on the heap that something still refers to. */
export function settledHeap(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
