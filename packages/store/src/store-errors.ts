import { CodedError } from '@meshlapse/model';

export function notAFolder(path: string, why: string, cause?: unknown): CodedError {
  return new CodedError({
    code: 'STORE_NOT_A_FOLDER',
    category: 'incorrect',
    message: `${path} cannot be the data folder: ${why}. Name a folder that is empty, or does not exist yet.`,
    data: { path },
    cause,
  });
}

export function notWritable(path: string, cause: unknown): CodedError {
  return new CodedError({
    code: 'STORE_NOT_WRITABLE',
    category: 'incorrect',
    message: `The data folder ${path} cannot be written (${reasonOf(cause)}). Check its owner, its mode and its disk.`,
    data: { path },
    cause,
  });
}

export function missing(path: string): CodedError {
  return new CodedError({
    code: 'STORE_MISSING',
    category: 'not-found',
    message: `There is no Meshlapse data in ${path}. Import or record into it first, or name another folder.`,
    data: { path },
  });
}

export function foreign(path: string, what: string): CodedError {
  return new CodedError({
    code: 'STORE_FOREIGN',
    category: 'incorrect',
    message: `${path} is not a Meshlapse data folder: ${what}. Nothing was changed. Name another folder.`,
    data: { path },
  });
}

export function newerFormat(path: string, format: number, known: number): CodedError {
  return new CodedError({
    code: 'STORE_FORMAT_NEWER',
    category: 'unsupported',
    message: `The data folder ${path} has format ${format}, and this version reads format ${known}. Use the newer Meshlapse that wrote it.`,
    data: { path, format, known },
  });
}

export function olderFormat(path: string, format: number, known: number): CodedError {
  return new CodedError({
    code: 'STORE_FORMAT_OLDER',
    category: 'unsupported',
    message: `The data folder ${path} has format ${format}, and this version reads format ${known}. Import the recordings into a new folder, or use the older Meshlapse that wrote it.`,
    data: { path, format, known },
  });
}

export function damaged(path: string, what: string, cause?: unknown): CodedError {
  return new CodedError({
    code: 'STORE_DAMAGED',
    category: 'fault',
    message: `The data file ${path} is damaged: ${what}. Restore the folder from a backup, or import the recording into a new one.`,
    data: { path },
    cause,
  });
}

export function locked(path: string, pid: number): CodedError {
  return new CodedError({
    code: 'STORE_LOCKED',
    category: 'busy',
    message: `Process ${pid} is writing to the data folder ${path}, and only one may. Stop it, open the folder for reading, or name another folder.`,
    data: { path, pid },
  });
}

export function readOnly(): CodedError {
  return new CodedError({
    code: 'STORE_READ_ONLY',
    category: 'incorrect',
    message: 'The data folder is open for reading only. Open it for writing.',
  });
}

export function writeFailed(path: string, cause: unknown): CodedError {
  return new CodedError({
    code: 'STORE_WRITE_FAILED',
    category: 'fault',
    message: `Writing to ${path} failed (${reasonOf(cause)}); the last change was not acknowledged. Check the disk and its free space, then start again.`,
    data: { path },
    cause,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
