import type { Backend, Entry, FloorProbe, KeyRange, ScanPage, Write } from '../backend.ts';
import type { Key } from '../key.ts';

/** Keeps everything in this process and nothing after it. */
export function openMemoryBackend(tables: readonly string[]): Backend {
  return new MemoryBackend(tables);
}

interface Table {
  /** Sorted, but for the fresh ones. */
  keys: Key[];
  /** Keys that were added since somebody asked for the order: most tables are never asked. */
  fresh: Key[];
  readonly values: Map<Key, Uint8Array>;
}

class MemoryBackend implements Backend {
  readonly #tables: ReadonlyMap<string, Table>;

  constructor(tables: readonly string[]) {
    this.#tables = new Map(
      tables.map((name) => [name, { keys: [], fresh: [], values: new Map() }]),
    );
  }

  async getMany(table: string, keys: readonly Key[]): Promise<readonly (Uint8Array | undefined)[]> {
    const { values } = this.#table(table);
    return keys.map((key) => values.get(key)?.slice());
  }

  async floorMany(
    table: string,
    probes: readonly FloorProbe[],
  ): Promise<readonly (Entry | undefined)[]> {
    const { values } = this.#table(table);
    const keys = sortedKeys(this.#table(table));
    return probes.map((probe) => {
      const at = rank(keys, probe.key);
      const key = keys[at] === probe.key ? probe.key : keys[at - 1];
      return key?.startsWith(probe.prefix) ? entryOf(values, key) : undefined;
    });
  }

  async scan(table: string, range: KeyRange, limit: number): Promise<ScanPage> {
    const { values } = this.#table(table);
    const keys = sortedKeys(this.#table(table));
    const start = rank(keys, range.from);
    const end = Math.max(start, rank(keys, range.to));
    const taken = keys.slice(start, Math.min(end, start + limit));
    return {
      entries: taken.map((key) => entryOf(values, key)),
      next: start + limit < end ? keys[start + limit] : undefined,
    };
  }

  async write(writes: readonly Write[]): Promise<void> {
    for (const { table } of writes) this.#table(table);
    for (const { table, key, value } of writes) set(this.#table(table), key, value);
  }

  async size(): Promise<number> {
    let bytes = 0;
    for (const { values } of this.#tables.values()) {
      for (const [key, value] of values) bytes += key.length + value.length;
    }
    return bytes;
  }

  async close(): Promise<void> {}

  #table(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw new TypeError(`The backend was opened without the table ${name}`);
    return table;
  }
}

function set(table: Table, key: Key, value: Uint8Array | undefined): void {
  const { values, fresh } = table;
  if (value === undefined) {
    if (!values.delete(key)) return;
    const keys = sortedKeys(table);
    keys.splice(rank(keys, key), 1);
    return;
  }
  if (!values.has(key)) fresh.push(key);
  values.set(key, value);
}

/** A few fresh keys are put in their places, many are merged. */
function sortedKeys(table: Table): Key[] {
  const { keys, fresh } = table;
  if (fresh.length === 0) return keys;
  table.fresh = [];
  if (fresh.length < 8) for (const key of fresh) keys.splice(rank(keys, key), 0, key);
  // Sorting takes long ascending runs as they are.
  else table.keys = keys.concat(fresh.sort()).sort();
  return table.keys;
}

function entryOf(values: ReadonlyMap<Key, Uint8Array>, key: Key): Entry {
  return { key, value: (values.get(key) ?? new Uint8Array()).slice() };
}

/** How many keys are less than this one. */
function rank(keys: readonly Key[], key: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
