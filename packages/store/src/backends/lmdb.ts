import fs from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { Backend, Entry, FloorProbe, KeyRange, ScanPage, Write } from '../backend.ts';
import { prepareDataFolder, requireDataFolder } from '../data-folder.ts';
import { type Key, MAX_KEY_BYTES } from '../key.ts';
import { checkLmdbFile } from '../lmdb-file.ts';
import { damaged, missing, readOnly, writeFailed } from '../store-errors.ts';
import { isLockedForWriting, lockForWriting } from '../writer-lock.ts';

export interface LmdbOptions {
  /** The data folder. Made when it does not exist and `mode` is `write`. */
  readonly path: string;
  /** One process may write; others may read at the same time, and see what is committed. */
  readonly mode: 'write' | 'read';
  readonly tables: readonly string[];
}

const DATA_FILE = 'data.mdb';
/** Address space, which takes neither memory nor disk until used: enough never to map anew. */
const MAP_BYTES = 256 * 2 ** 30;

/** The least key: floor look-ups need an end, and no key is empty. */
const LEAST = '\0';

/**
 * Opens an LMDB data folder.
 *
 * The file is looked through before it is mapped, because the process would not survive a page that is not there.
 *
 * @throws {CodedError} one of the `STORE_` codes; nothing is changed then.
 */
export async function openLmdbBackend(options: LmdbOptions): Promise<Backend> {
  const { path, mode } = options;
  if (mode === 'read') {
    requireDataFolder(path, DATA_FILE);
    checkForReading(path);
    return openChecked(options, () => {});
  }
  prepareDataFolder(path, DATA_FILE);
  const unlock = lockForWriting(path);
  try {
    if (fs.existsSync(join(path, DATA_FILE))) checkLmdbFile(join(path, DATA_FILE), 'pages');
    return openChecked(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Pages that a writer may be changing cannot be looked through, also when it began only meanwhile. */
function checkForReading(path: string): void {
  const file = join(path, DATA_FILE);
  try {
    checkLmdbFile(file, isLockedForWriting(path) ? 'head' : 'pages');
  } catch (error) {
    if (!isLockedForWriting(path)) throw error;
    checkLmdbFile(file, 'head');
  }
}

function openChecked(options: LmdbOptions, unlock: () => void): LmdbBackend {
  const { path, mode, tables } = options;
  try {
    const root = open({
      ...DURABILITY,
      path,
      // Or else a folder with a dot in its name is taken for a file.
      noSubdir: false,
      readOnly: mode === 'read',
      mapSize: MAP_BYTES,
      maxDbs: 32,
      maxReaders: 512,
      pageSize: 4096,
      noMemInit: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      cache: false,
      compression: false,
    });
    const opened = tables.map((name) => [name, openTable(root, name)] as const);
    return new LmdbBackend({ path, mode, root, tables: new Map(opened), unlock });
  } catch (error) {
    throw mode === 'read' && isNotFound(error)
      ? missing(path)
      : damaged(path, 'LMDB cannot open it', error);
  }
}

const DURABILITY = {
  // An acknowledged write is on the disk, and is seen by nobody before it is.
  overlappingSync: false,
  safeRestore: true,
  // The promise that LMDB makes for a turn's writes cannot be caught: one failed commit would end the process.
  eventTurnBatching: false,
};

function openTable(root: RootDatabase, name: string): Table {
  const options = { name, encoding: 'binary' as const, cache: false, keyEncoder: KEY_ENCODER };
  const table = root.openDB<Buffer, Key>(options);
  if (!table) throw new Error(`MDB_NOTFOUND: ${name}`);
  return table;
}

/** Writes keys straight into LMDB's buffer. */
const KEY_ENCODER = {
  writeKey(key: Key, target: Buffer, start: number): number {
    return start + target.write(key, start, 'latin1');
  },
  readKey(source: Buffer, start: number, end: number): Key {
    return source.toString('latin1', start, end);
  },
};

function isNotFound(error: unknown): boolean {
  return String(error).includes('NOTFOUND') || String(error).includes('No such file');
}

type Table = Database<Buffer, Key>;

interface Parts {
  readonly path: string;
  readonly mode: 'write' | 'read';
  readonly root: RootDatabase;
  readonly tables: ReadonlyMap<string, Table>;
  readonly unlock: () => void;
}

class LmdbBackend implements Backend {
  readonly #parts: Parts;
  #failure: Error | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async getMany(table: string, keys: readonly Key[]): Promise<readonly (Uint8Array | undefined)[]> {
    const stored = this.#fresh(table);
    return keys.map((key) => copyOf(stored.getBinaryFast(key)));
  }

  async floorMany(
    table: string,
    probes: readonly FloorProbe[],
  ): Promise<readonly (Entry | undefined)[]> {
    const stored = this.#fresh(table);
    return probes.map((probe) => {
      const range = { start: probe.key, end: LEAST, inclusiveEnd: true, reverse: true, limit: 1 };
      const [entry] = [...stored.getRange(range)];
      return entry?.key.startsWith(probe.prefix) ? entry : undefined;
    });
  }

  async scan(table: string, range: KeyRange, limit: number): Promise<ScanPage> {
    const bounds = { start: range.from || LEAST, end: range.to, limit: limit + 1 };
    const entries = [...this.#fresh(table).getRange(bounds)];
    const next = entries[limit]?.key;
    return { entries: next === undefined ? entries : entries.slice(0, limit), next };
  }

  async write(writes: readonly Write[]): Promise<void> {
    const { mode, path, root } = this.#parts;
    if (mode === 'read') throw readOnly();
    if (this.#failure) throw writeFailed(path, this.#failure);
    for (const { table, key } of writes) {
      this.#table(table);
      checkKey(key);
    }
    try {
      // The only kind of asynchronous transaction that takes back what it wrote when something throws.
      await root.childTransaction(() => this.#put(writes));
    } catch (error) {
      this.#failure = await causeOf(error);
      throw writeFailed(path, this.#failure);
    }
  }

  async size(): Promise<number> {
    return fs.statSync(join(this.#parts.path, DATA_FILE)).size;
  }

  async close(): Promise<void> {
    await this.#parts.root.close();
    this.#parts.unlock();
  }

  #put(writes: readonly Write[]): void {
    for (const { table, key, value } of writes) {
      const stored = this.#table(table);
      // Inside a transaction's callback these act at once; their promises are the transaction's own.
      if (value === undefined) void stored.remove(key);
      else void stored.put(key, asBuffer(value));
    }
  }

  /** The table as of the newest commit, also of another process. */
  #fresh(name: string): Table {
    if (this.#parts.mode === 'read') this.#parts.root.resetReadTxn();
    return this.#table(name);
  }

  #table(name: string): Table {
    const table = this.#parts.tables.get(name);
    if (!table) throw new TypeError(`The backend was opened without the table ${name}`);
    return table;
  }
}

/** LMDB keeps the real error of a failed commit in a promise of its own, which nobody else catches. */
async function causeOf(error: unknown): Promise<Error> {
  const { commitError } = error as { commitError?: Promise<unknown> };
  try {
    await commitError;
  } catch (cause) {
    return cause as Error;
  }
  return error as Error;
}

function checkKey(key: Key): void {
  if (key.length === 0 || key.length > MAX_KEY_BYTES) {
    throw new RangeError(`A key has ${key.length} bytes; it takes 1 to ${MAX_KEY_BYTES}`);
  }
}

/** LMDB reads into one large buffer of its own, whose `length` it sets to that of the value. */
function copyOf(value: Buffer | undefined): Uint8Array | undefined {
  if (!value) return undefined;
  const { length } = value;
  const copy = Buffer.allocUnsafe(length);
  value.copy(copy, 0, 0, length);
  return copy;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
