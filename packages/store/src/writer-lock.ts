import fs from 'node:fs';
import { join } from 'node:path';
import { locked, notWritable } from './store-errors.ts';

const LOCK = 'writer.lock';

interface Holder {
  readonly pid: number;
  /** When the process started, in ticks since the machine did; a number reused as a pid has another. */
  readonly started: string | undefined;
}

/**
 * Makes this process the only writer of a data folder. The lock of a process that is gone is taken over.
 *
 * @returns what releases the lock.
 * @throws {CodedError} `STORE_LOCKED`, naming the process that holds it.
 */
export function lockForWriting(folder: string): () => void {
  const path = join(folder, LOCK);
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  while (!create(path, own, folder)) evict(path, folder);
  return () => {
    if (read(path) === own) fs.rmSync(path, { force: true });
  };
}

/** Whether a live process holds the folder for writing. */
export function isLockedForWriting(folder: string): boolean {
  const text = read(join(folder, LOCK));
  const holder = text === undefined ? undefined : parse(text);
  return holder !== undefined && isAlive(holder);
}

/** The lock appears with its contents or not at all. */
function create(path: string, text: string, folder: string): boolean {
  const draft = `${path}.${process.pid}`;
  try {
    fs.writeFileSync(draft, text);
    fs.linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritable(folder, error);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Removes the lock of a process that is gone; throws when it is not. */
function evict(path: string, folder: string): void {
  const text = read(path);
  if (text === undefined) return;
  const holder = parse(text);
  if (holder && isAlive(holder)) throw locked(folder, holder.pid);
  const moved = `${path}.stale.${process.pid}`;
  try {
    fs.renameSync(path, moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw notWritable(folder, error);
  }
  // Another process may have evicted the same lock and made its own in between: that one goes back.
  if (read(moved) !== text) fs.linkSync(moved, path);
  fs.rmSync(moved, { force: true });
}

function read(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) ? { pid: Number(pid), started } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return started === undefined || started === startOf(pid);
}

/** `undefined` where the system does not tell. */
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
