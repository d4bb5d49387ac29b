import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { FileAccess } from '@meshlapse/gremlin';
import { CodedError, type ErrorCategory } from '@meshlapse/model';
import { fileProblem } from './file-problem.ts';

/** A graph takes several times as much memory when it is read. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface FileFolderOptions {
  readonly writable: boolean;
  /** The largest file that is read or written. */
  readonly maxBytes?: number;
}

/** The files below a folder: nothing else can be reached, also not over links. */
export class FileFolder implements FileAccess {
  readonly #root: string;
  readonly #options: Required<FileFolderOptions>;

  private constructor(root: string, options: FileFolderOptions) {
    this.#root = root;
    this.#options = { maxBytes: MAX_BYTES, ...options };
  }

  /** @throws {CodedError} `FILE_UNUSABLE` */
  static async open(path: string, options: FileFolderOptions): Promise<FileFolder> {
    try {
      const root = await realpath(path);
      if ((await lstat(root)).isDirectory()) return new FileFolder(root, options);
    } catch (error) {
      throw fileError('FILE_UNUSABLE', 'incorrect', path, `is no folder: ${fileProblem(error)}`);
    }
    throw fileError('FILE_UNUSABLE', 'incorrect', path, 'is no folder');
  }

  async read(path: string): Promise<Uint8Array> {
    const place = await this.#existing(this.#below(path), path);
    // Without waiting for somebody at the other end of a pipe.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = await attempt(path, () => open(place, flags));
    try {
      return await this.#bytesOf(file, path);
    } finally {
      await file.close();
    }
  }

  async write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    if (!this.#options.writable) throw notAllowed(path, 'this server only reads its files');
    const wished = this.#below(path);
    const folder = await this.#existing(dirname(wished), path);
    const place = join(folder, basename(wished));
    await requireReplaceable(place, path);
    const passing = join(folder, `.${randomUUID()}.part`);
    try {
      await this.#fill(passing, path, pieces);
      await attempt(path, () => rename(passing, place));
    } catch (error) {
      await rm(passing, { force: true });
      throw error;
    }
  }

  async #bytesOf(file: FileHandle, path: string): Promise<Uint8Array> {
    const about = await attempt(path, () => file.stat());
    if (!about.isFile()) throw notAllowed(path, 'it is no regular file');
    if (about.size > this.#options.maxBytes) throw this.#tooLarge(path);
    const bytes = Buffer.alloc(about.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      const result = await attempt(path, () => file.read(bytes, length));
      read = result.bytesRead;
    }
    return bytes.subarray(0, length);
  }

  async #fill(place: string, path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const file = await attempt(path, () => open(place, 'wx'));
    try {
      let length = 0;
      for await (const piece of pieces) {
        length += piece.length;
        if (length > this.#options.maxBytes) throw this.#tooLarge(path);
        await attempt(path, () => file.writeFile(piece));
      }
      await attempt(path, () => file.sync());
    } finally {
      await file.close();
    }
  }

  /** Where a path leads by its words alone. */
  #below(path: string): string {
    const isPath = path !== '' && !path.includes('\0') && !isAbsolute(path);
    if (!isPath) throw notAllowed(path, 'paths are relative to the folder that the server offers');
    const place = join(this.#root, path);
    if (this.#holds(place)) return place;
    throw notAllowed(path, 'it leaves the folder that the server offers');
  }

  /** The same without links; what is there. */
  async #existing(place: string, path: string): Promise<string> {
    const real = await attempt(path, () => realpath(place));
    if (real === this.#root || this.#holds(real)) return real;
    throw notAllowed(path, 'it leaves the folder that the server offers');
  }

  #holds(place: string): boolean {
    const [first] = relative(this.#root, place).split(sep);
    return first !== '' && first !== '..';
  }

  #tooLarge(path: string): CodedError {
    const { maxBytes } = this.#options;
    const what = `is larger than ${maxBytes} bytes, which is more than a query may read or write`;
    return fileError('FILE_TOO_LARGE', 'unsupported', path, what);
  }
}

/** Only files make room for files. */
async function requireReplaceable(place: string, path: string): Promise<void> {
  const there = await lstat(place).catch(() => undefined);
  if (there && !there.isFile()) throw notAllowed(path, 'what is there is no regular file');
}

/** Tells failures of the file system in terms of the user's own path. */
async function attempt<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = fileProblem(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw fileError('FILE_NOT_FOUND', 'not-found', path, `cannot be reached: ${problem}`);
    }
    if (code === 'ELOOP') throw notAllowed(path, 'it is a link');
    throw fileError('FILE_UNUSABLE', 'unsupported', path, `cannot be used: ${problem}`);
  }
}

function notAllowed(path: string, why: string): CodedError {
  return fileError('FILE_NOT_ALLOWED', 'unsupported', path, `may not be used: ${why}`);
}

function fileError(code: string, category: ErrorCategory, path: string, what: string): CodedError {
  return new CodedError({
    code,
    category,
    message: `The file ${JSON.stringify(path)} ${what}.`,
    data: { path },
  });
}
