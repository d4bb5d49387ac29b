import type { Value } from '@meshlapse/model';
import type { WireTraverser } from '../io/wire-values.ts';

/**
 * As many copies of each value as its traverser stands for.
 *
 * Closing it closes the traversers, also before anything was taken.
 */
export function spread(
  traversers: AsyncGenerator<readonly WireTraverser[]>,
): AsyncIterableIterator<readonly Value[]> {
  return {
    async next() {
      const { value, done } = await traversers.next();
      return done ? { value, done } : { value: copies(value), done: false };
    },
    async return() {
      await traversers.return(undefined);
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function copies(batch: readonly WireTraverser[]): readonly Value[] {
  return batch.flatMap(({ value, bulk }) =>
    bulk === 1 ? [value] : new Array<Value>(bulk).fill(value),
  );
}
