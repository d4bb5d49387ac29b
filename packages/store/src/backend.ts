import type { Key } from './key.ts';

export interface Entry {
  readonly key: Key;
  readonly value: Uint8Array;
}

/** Asks for the entry with the greatest key that is at most `key` and begins with `prefix`. */
export interface FloorProbe {
  readonly prefix: Key;
  readonly key: Key;
}

/** Half-open: `from` belongs to it, `to` does not. */
export interface KeyRange {
  readonly from: Key;
  readonly to: Key;
}

export interface ScanPage {
  readonly entries: readonly Entry[];
  /** Where the next page begins; absent when the range is exhausted. */
  readonly next: Key | undefined;
}

/** A value to put, or `undefined` to remove what is there. */
export interface Write {
  readonly table: string;
  readonly key: Key;
  readonly value: Uint8Array | undefined;
}

/**
 * What every storage engine below the temporal graph can do: named tables of ordered binary keys.
 *
 * All calls take many keys. Each reads one committed state; two calls may read two states, and nothing stays open
 * between them: a scan goes on from a key, not from a held cursor. Values handed out are the caller's own; values
 * handed in must not change any more. test/store/backend-suite.ts is the contract in executable form.
 */
export interface Backend {
  /** One value for each key, in order. */
  getMany(table: string, keys: readonly Key[]): Promise<readonly (Uint8Array | undefined)[]>;

  /** One entry for each probe, in order. */
  floorMany(table: string, probes: readonly FloorProbe[]): Promise<readonly (Entry | undefined)[]>;

  /** At most `limit` entries in key order. */
  scan(table: string, range: KeyRange, limit: number): Promise<ScanPage>;

  /**
   * All or nothing. Resolves when the writes are durable; no reader sees them before.
   *
   * @throws {CodedError} `STORE_READ_ONLY`, or `STORE_WRITE_FAILED` after which the backend takes no more writes.
   */
  write(writes: readonly Write[]): Promise<void>;

  /** Bytes that the data takes in storage. */
  size(): Promise<number>;

  close(): Promise<void>;
}
