import type { Instant } from '@meshlapse/model';
import { MOST_STRETCHES, type Stretch } from './stretch-cache.ts';

/** Numbers that are kept together. */
const BLOCK_SIZE = 64;
/** What one layer of a block takes by itself. */
const LAYER_BYTES = BLOCK_SIZE * (8 + 8 + 8 + 4) + 200;

/** A stretch for each number of a block, in columns; where there is none, none begins. */
interface Layer<T> {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly values: (T | undefined)[];
  readonly weights: Uint32Array;
}

interface Block<T> {
  readonly number: number;
  /** One, and as many more as any number of the block has further stretches. */
  readonly layers: Layer<T>[];
  /** In bytes. */
  weight: number;
  /** The generation of blocks that it was last used in. */
  age: number;
}

/**
 * A {@link StretchCache} of things that have numbers; weights are bytes.
 *
 * What is read together has numbers in a row, mostly. So neighbours are kept in one block, column by column: a look-up
 * of many reads memory in a row, where maps of lists of objects would be a walk through all of it. Blocks are dropped
 * as `LruCache` drops entries, in two generations.
 */
export class NumberedStretches<T> {
  readonly #capacity: number;
  #blocks = new Map<number, Block<T>>();
  /** The block that was used last. */
  #last: Block<T> | undefined;
  #age = 0;
  /** Of the blocks of this age. */
  #youngWeight = 0;
  /** Changes whenever something is forgotten. */
  generation = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: number, at: Instant): T | undefined {
    const block = this.#block(key);
    if (!block) return undefined;
    if (block.age !== this.#age) this.#use(block);
    const place = placeOf(key, block);
    for (const { from, to, values } of block.layers) {
      if (at >= (from[place] ?? 0) && at < (to[place] ?? 0)) return values[place];
    }
    return undefined;
  }

  /** @see StretchCache.put */
  put(key: number, stretch: Stretch<T>, generation: number): void {
    if (generation !== this.generation || stretch.from >= stretch.to) return;
    const block = this.#block(key) ?? this.#begin(key);
    const place = placeOf(key, block);
    this.#change(block, () => set(block, layerFor(block, place, stretch), place, stretch));
  }

  forget(keys: Iterable<number>): void {
    this.generation += 1;
    for (const key of keys) {
      const block = this.#block(key);
      if (!block) continue;
      this.#change(block, () => {
        for (const layer of block.layers) set(block, layer, placeOf(key, block), NOTHING);
      });
    }
  }

  clear(): void {
    this.generation += 1;
    this.#blocks.clear();
    this.#last = undefined;
    this.#youngWeight = 0;
  }

  #block(key: number): Block<T> | undefined {
    const number = blockOf(key);
    if (this.#last?.number === number) return this.#last;
    const block = this.#blocks.get(number);
    if (block) this.#last = block;
    return block;
  }

  #begin(key: number): Block<T> {
    const block = { number: blockOf(key), layers: [], weight: 0, age: this.#age };
    this.#blocks.set(block.number, block);
    return block;
  }

  #change(block: Block<T>, change: () => void): void {
    const before = block.age === this.#age ? block.weight : 0;
    change();
    this.#use(block, before);
  }

  /** Makes a block one of the young; `before` is what it weighed among them. */
  #use(block: Block<T>, before = 0): void {
    block.age = this.#age;
    this.#youngWeight += block.weight - before;
    if (this.#youngWeight <= this.#capacity / 2) return;
    const blocks = [...this.#blocks].filter(([, { age }]) => age === this.#age);
    this.#blocks = new Map(blocks);
    this.#last = undefined;
    this.#age += 1;
    this.#youngWeight = 0;
  }
}

const NOTHING = { from: 0, to: 0, value: undefined, weight: 0 };

function blockOf(key: number): number {
  return Math.floor(key / BLOCK_SIZE);
}

/** Not the remainder of a division: that of numbers which do not come as integers is slow. */
function placeOf(key: number, { number }: Block<unknown>): number {
  return key - number * BLOCK_SIZE;
}

/** Where a stretch goes: in the place of one of the same time, where there is room, or where the oldest is. */
function layerFor<T>(block: Block<T>, place: number, { from, to }: Stretch<T>): Layer<T> {
  const free = block.layers.find((layer) => {
    const [start = 0, end = 0] = [layer.from[place], layer.to[place]];
    return start >= end || (start < to && from < end);
  });
  if (free) return free;
  const [oldest] = block.layers;
  if (oldest && block.layers.length === MOST_STRETCHES) return oldest;
  const layer: Layer<T> = {
    from: new Float64Array(BLOCK_SIZE),
    to: new Float64Array(BLOCK_SIZE),
    values: new Array<T | undefined>(BLOCK_SIZE).fill(undefined),
    weights: new Uint32Array(BLOCK_SIZE),
  };
  block.layers.push(layer);
  block.weight += LAYER_BYTES;
  return layer;
}

function set<T>(
  block: Block<T>,
  { from, to, values, weights }: Layer<T>,
  place: number,
  stretch: typeof NOTHING | Stretch<T>,
): void {
  block.weight += stretch.weight - (weights[place] ?? 0);
  from[place] = stretch.from;
  to[place] = stretch.to;
  values[place] = stretch.value;
  weights[place] = stretch.weight;
}
