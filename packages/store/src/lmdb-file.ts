import fs from 'node:fs';
import { CodedError } from '@meshlapse/model';
import { damaged } from './store-errors.ts';

/** Layout of LMDB's data format 2 on 64-bit little-endian machines. */
const META_MAGIC = 0xbeefc0de;
const META_VERSION = 2;
const PAGE_HEADER_BYTES = 24;
const NODE_HEADER_BYTES = 8;
const META_BYTES = PAGE_HEADER_BYTES + 152;
const TREE_BYTES = 48;
const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const PAGE_FLAG = { branch: 1, leaf: 2, overflow: 4, meta: 8 };
const NODE_FLAG = { bigData: 1, subtree: 2 };

/** Leaf pages beyond this many are left to the checksums of the records: opening must stay quick. */
const MAX_LEAF_PAGES = 65_536;

interface Tree {
  readonly root: bigint;
  readonly depth: number;
}

interface Meta {
  readonly pageBytes: number;
  readonly transaction: bigint;
  readonly lastPage: bigint;
  readonly trees: readonly Tree[];
}

/**
 * Looks through a data file without mapping it: a mapped page that is missing or malformed ends the process.
 *
 * `head` looks at the file's two heads only, for a file that another process is writing.
 *
 * @throws {CodedError} `STORE_DAMAGED`
 */
export function checkLmdbFile(path: string, extent: 'head' | 'pages'): void {
  let file: number | undefined;
  try {
    file = fs.openSync(path, 'r');
    const size = fs.fstatSync(file).size;
    // LMDB makes the file before it writes its heads; a process killed in between leaves nothing to lose.
    if (size === 0) return;
    const check = new FileCheck(path, file, size);
    if (extent === 'pages') check.pages();
  } catch (error) {
    throw error instanceof CodedError ? error : damaged(path, 'it cannot be read', error);
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

class FileCheck {
  readonly #path: string;
  readonly #file: number;
  readonly #size: number;
  readonly #meta: Meta;
  #leaves = 0;

  constructor(path: string, file: number, size: number) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
    const first = this.#readMeta(0);
    const second = this.#readMeta(first.pageBytes);
    this.#meta = first.transaction > second.transaction ? first : second;
  }

  pages(): void {
    for (const tree of this.#meta.trees) this.#walk(tree);
  }

  #readMeta(offset: number): Meta {
    const bytes = this.#read(offset, META_BYTES, 'its head is cut off');
    const isMeta =
      (bytes.readUInt16LE(18) & PAGE_FLAG.meta) !== 0 &&
      bytes.readUInt32LE(PAGE_HEADER_BYTES) === META_MAGIC &&
      (bytes.readUInt32LE(PAGE_HEADER_BYTES + 4) & 0xffff) === META_VERSION;
    if (!isMeta) throw damaged(this.#path, 'its head is not that of a data file');
    const trees = PAGE_HEADER_BYTES + 24;
    const pageBytes = bytes.readUInt32LE(trees);
    if (![4096, 8192, 16384, 32768].includes(pageBytes)) {
      throw damaged(this.#path, `its head gives a page size of ${pageBytes} bytes`);
    }
    const end = trees + 2 * TREE_BYTES;
    return {
      pageBytes,
      lastPage: bytes.readBigUInt64LE(end),
      transaction: bytes.readBigUInt64LE(end + 8),
      trees: [readTree(bytes, trees), readTree(bytes, trees + TREE_BYTES)],
    };
  }

  #walk(tree: Tree): void {
    if (tree.root === NO_PAGE) return;
    const pending = [{ number: tree.root, depth: 1 }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { number, depth } = next;
      if (depth > tree.depth) throw this.#broken(number, 'is deeper than its tree');
      const page = this.#page(number);
      const flags = page.readUInt16LE(18);
      if (flags & PAGE_FLAG.branch) {
        for (const node of this.#nodes(number, page)) {
          pending.push({ number: childOf(page, node), depth: depth + 1 });
        }
      } else if (flags & PAGE_FLAG.leaf) this.#checkLeaf(number, page);
      else throw this.#broken(number, 'is no page of a tree');
      if (this.#leaves > MAX_LEAF_PAGES) return;
    }
  }

  #checkLeaf(number: bigint, page: Buffer): void {
    this.#leaves++;
    for (const node of this.#nodes(number, page)) {
      const flags = page.readUInt16LE(node + 4);
      const data = node + NODE_HEADER_BYTES + page.readUInt16LE(node + 6);
      const bytes = page.readUInt32LE(node);
      const inline = flags & NODE_FLAG.bigData ? 16 : bytes;
      if (data + inline > page.length) throw this.#broken(number, 'has a value that is cut off');
      if (flags & NODE_FLAG.bigData) this.#checkOverflow(page.readBigUInt64LE(data), bytes);
      else if (flags & NODE_FLAG.subtree) {
        if (bytes !== TREE_BYTES) throw this.#broken(number, 'has a malformed table');
        this.#walk(readTree(page, data));
      }
    }
  }

  #checkOverflow(number: bigint, bytes: number): void {
    const head = this.#page(number);
    const pages = head.readUInt32LE(20);
    const needed = Math.ceil((PAGE_HEADER_BYTES + bytes) / this.#meta.pageBytes);
    if (!(head.readUInt16LE(18) & PAGE_FLAG.overflow) || pages < needed) {
      throw this.#broken(number, 'is not the large value that it should be');
    }
    this.#page(number + BigInt(pages - 1), 'inside');
  }

  /** Where the nodes of a page begin. Offsets in a page count from the end of its header. */
  #nodes(number: bigint, page: Buffer): readonly number[] {
    const lower = page.readUInt16LE(20);
    const upper = page.readUInt16LE(22);
    if (lower > upper || upper > page.length - PAGE_HEADER_BYTES) {
      throw this.#broken(number, 'has malformed bounds');
    }
    return Array.from({ length: lower >> 1 }, (_, i) => {
      const offset = page.readUInt16LE(PAGE_HEADER_BYTES + 2 * i);
      const key = PAGE_HEADER_BYTES + offset + NODE_HEADER_BYTES;
      const isInside =
        offset >= upper && key <= page.length && key + page.readUInt16LE(key - 2) <= page.length;
      if (!isInside) throw this.#broken(number, 'has a malformed entry');
      return PAGE_HEADER_BYTES + offset;
    });
  }

  #page(number: bigint, place: 'start' | 'inside' = 'start'): Buffer {
    const { pageBytes, lastPage } = this.#meta;
    if (number < 2n || number > lastPage) throw this.#broken(number, 'is outside of the file');
    const page = this.#read(
      Number(number) * pageBytes,
      pageBytes,
      `it is cut off: page ${number} of ${lastPage} is missing`,
    );
    if (place === 'start' && page.readBigUInt64LE(0) !== number) {
      throw this.#broken(number, 'holds something else');
    }
    return page;
  }

  #read(offset: number, length: number, otherwise: string): Buffer {
    const bytes = Buffer.alloc(length);
    const isThere =
      offset + length <= this.#size && fs.readSync(this.#file, bytes, 0, length, offset) === length;
    if (!isThere) throw damaged(this.#path, otherwise);
    return bytes;
  }

  #broken(page: bigint, what: string): CodedError {
    return damaged(this.#path, `page ${page} ${what}`);
  }
}

function readTree(bytes: Buffer, offset: number): Tree {
  return { depth: bytes.readUInt16LE(offset + 6), root: bytes.readBigUInt64LE(offset + 40) };
}

/** A branch node's page number is in its first six bytes. */
function childOf(page: Buffer, node: number): bigint {
  return BigInt(page.readUIntLE(node, 6));
}
