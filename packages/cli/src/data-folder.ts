import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CodedError } from '@meshlapse/model';

/** The data folder to use: the option, else `$MESHLAPSE_DATA`, else a folder in the user's home. */
export function dataFolder(option: string | undefined): string {
  const named = option ?? (process.env['MESHLAPSE_DATA'] || undefined);
  if (named === '') {
    throw new CodedError({
      code: 'DATA_FOLDER_EMPTY',
      category: 'incorrect',
      message: 'The data folder has an empty name. Give one with --data DIR.',
    });
  }
  return named === undefined ? join(homedir(), '.meshlapse', 'data') : resolve(named);
}
