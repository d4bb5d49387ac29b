import fs from 'node:fs';
import { join } from 'node:path';
import { foreign, missing, newerFormat, notAFolder, notWritable } from './store-errors.ts';

/** Formats up to this one can be read; data folders are made with it. */
export const DATA_FORMAT = 1;

const MARKER = 'meshlapse.json';
const APPLICATION = 'meshlapse';

/**
 * Makes sure that a path is a data folder of ours that can be written, making a new one where nothing is.
 *
 * @throws {CodedError} `STORE_NOT_A_FOLDER`, `STORE_NOT_WRITABLE`, `STORE_FOREIGN`, `STORE_FORMAT_NEWER`
 */
export function prepareDataFolder(path: string, dataFile: string): void {
  makeFolder(path);
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
 * @throws {CodedError} `STORE_MISSING`, `STORE_NOT_A_FOLDER`, `STORE_FOREIGN`, `STORE_FORMAT_NEWER`
 */
export function requireDataFolder(path: string, dataFile: string): void {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (!stat) throw missing(path);
  if (!stat.isDirectory()) throw notAFolder(path, 'it is a file');
  const hasData = fs.existsSync(join(path, dataFile));
  if (!hasMarker(path))
    throw hasData ? foreign(path, `it has a foreign ${dataFile}`) : missing(path);
  checkMarker(path);
  if (!hasData) throw missing(path);
}

function makeFolder(path: string): void {
  try {
    fs.mkdirSync(path, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw notAFolder(path, 'it is a file', error);
    throw notWritable(path, error);
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
