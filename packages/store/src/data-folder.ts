import fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  foreign,
  missing,
  newerFormat,
  notAFolder,
  notWritable,
  olderFormat,
} from './store-errors.ts';

/** The one format that is read and written. Format 1 had the timelines of elements in another place. */
const DATA_FORMAT = 2;

const MARKER = 'meshlapse.json';
const APPLICATION = 'meshlapse';

/**
 * Makes sure that a path is a data folder of ours that can be written, making a new one where nothing is.
 *
 * @throws {CodedError} `STORE_NOT_A_FOLDER`, `STORE_NOT_WRITABLE`, `STORE_FOREIGN`, `STORE_FORMAT_...`
 */
export function prepareDataFolder(path: string, dataFile: string): void {
  makeFolder(resolve(path));
  try {
    fs.accessSync(path, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw notWritable(path, error);
  }
  if (!hasMarker(path)) {
    if (fs.existsSync(join(path, dataFile))) throw foreign(path, `it has a foreign ${dataFile}`);
    writeMarker(path);
  }
  checkMarker(path);
}

/**
 * Makes sure that a path is a data folder of ours.
 *
 * @throws {CodedError} `STORE_MISSING`, `STORE_NOT_A_FOLDER`, `STORE_FOREIGN`, `STORE_FORMAT_...`
 */
export function requireDataFolder(path: string, dataFile: string): void {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (!stat) throw missing(path);
  if (!stat.isDirectory()) throw notAFolder(path, 'it is a file');
  // LMDB makes the file before it writes to it; mapped for reading in between it would end the process.
  const hasData = (fs.statSync(join(path, dataFile), { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (!hasMarker(path))
    throw hasData ? foreign(path, `it has a foreign ${dataFile}`) : missing(path);
  checkMarker(path);
  if (!hasData) throw missing(path);
}

/** Parents first, one by one: Node's recursive form never ends where a file system refuses with ENOENT. */
function makeFolder(path: string): void {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return;
  if (stat) throw notAFolder(path, 'it is a file');
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    fs.mkdirSync(path);
  } catch (error) {
    // Another process may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritable(path, error);
  }
}

function hasMarker(path: string): boolean {
  return fs.existsSync(join(path, MARKER));
}

/** Whole or not at all, so that a crash leaves no half marker that would refuse the folder for ever. */
function writeMarker(path: string): void {
  const text = `${JSON.stringify({ application: APPLICATION, format: DATA_FORMAT })}\n`;
  const draft = join(path, `${MARKER}.new`);
  try {
    fs.writeFileSync(draft, text, { flush: true });
    fs.renameSync(draft, join(path, MARKER));
  } catch (error) {
    throw notWritable(path, error);
  }
}

function checkMarker(path: string): void {
  const format = readMarker(path);
  if (format === undefined) throw foreign(path, `its ${MARKER} was not written by Meshlapse`);
  if (format > DATA_FORMAT) throw newerFormat(path, format, DATA_FORMAT);
  if (format < DATA_FORMAT) throw olderFormat(path, format, DATA_FORMAT);
}

function readMarker(path: string): number | undefined {
  try {
    const marker: unknown = JSON.parse(fs.readFileSync(join(path, MARKER), 'utf8'));
    const { application, format } = marker as { application?: unknown; format?: unknown };
    return application === APPLICATION && Number.isInteger(format) ? Number(format) : undefined;
  } catch {
    return undefined;
  }
}
