import { crc32 } from 'node:zlib';
import { CodedError } from '@meshlapse/model';
import type { Backend, Entry, FloorProbe, KeyRange, ScanPage, Write } from './backend.ts';
import type { Key } from './key.ts';

const FORMAT = 1;
const HEADER_BYTES = 5;

/** Says in the user's words what a record is, such as `the versions of element 12`. */
export type DescribeRecord = (table: string, key: Key) => string;

/**
 * Puts a format byte and a checksum of key and value in front of every record, and looks at them on every read.
 *
 * @throws {CodedError} `GRAPH_CORRUPT`, naming the record, when one is not what was written.
 */
export class CheckedBackend implements Backend {
  readonly #inner: Backend;
  readonly #describe: DescribeRecord;

  constructor(inner: Backend, describe: DescribeRecord) {
    this.#inner = inner;
    this.#describe = describe;
  }

  async getMany(table: string, keys: readonly Key[]): Promise<readonly (Uint8Array | undefined)[]> {
    const values = await this.#inner.getMany(table, keys);
    return values.map((value, i) => value && this.#open(table, keys[i] ?? '', value));
  }

  async floorMany(
    table: string,
    probes: readonly FloorProbe[],
  ): Promise<readonly (Entry | undefined)[]> {
    const entries = await this.#inner.floorMany(table, probes);
    return entries.map((entry) => entry && this.#openEntry(table, entry));
  }

  async scan(table: string, range: KeyRange, limit: number): Promise<ScanPage> {
    const { entries, next } = await this.#inner.scan(table, range, limit);
    return { entries: entries.map((entry) => this.#openEntry(table, entry)), next };
  }

  write(writes: readonly Write[]): Promise<void> {
    return this.#inner.write(
      writes.map((write) =>
        write.value === undefined ? write : { ...write, value: seal(write.key, write.value) },
      ),
    );
  }

  size(): Promise<number> {
    return this.#inner.size();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #openEntry(table: string, { key, value }: Entry): Entry {
    return { key, value: this.#open(table, key, value) };
  }

  #open(table: string, key: Key, sealed: Uint8Array): Uint8Array {
    const value = sealed.subarray(HEADER_BYTES);
    const isWhole =
      sealed.length >= HEADER_BYTES &&
      sealed[0] === FORMAT &&
      checksumOf(sealed) === sum(key, value);
    if (isWhole) return value;
    const record = this.#describe(table, key);
    throw new CodedError({
      code: 'GRAPH_CORRUPT',
      category: 'fault',
      message: `The data folder is damaged: ${record} does not match its checksum. Restore the folder from a backup, or import the recording again.`,
      data: { table, record, key: Buffer.from(key, 'latin1').toString('hex') },
    });
  }
}

function seal(key: Key, value: Uint8Array): Uint8Array {
  const sealed = Buffer.allocUnsafe(HEADER_BYTES + value.length);
  sealed[0] = FORMAT;
  sealed.writeUInt32BE(sum(key, value), 1);
  sealed.set(value, HEADER_BYTES);
  return sealed;
}

function checksumOf(sealed: Uint8Array): number {
  return new DataView(sealed.buffer, sealed.byteOffset).getUint32(1);
}

function sum(key: Key, value: Uint8Array): number {
  return crc32(value, crc32(key));
}
