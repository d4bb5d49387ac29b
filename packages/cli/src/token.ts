import { readFile } from 'node:fs/promises';
import { CodedError } from '@meshlapse/model';
import { fileProblem } from './file-problem.ts';

/** The API token: from the file, else from `$MESHLAPSE_TOKEN`, else none. Never from the command line, which others see. */
export async function readToken(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return process.env['MESHLAPSE_TOKEN'] || undefined;
  const token = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CodedError({
      code: 'TOKEN_UNREADABLE',
      category: 'incorrect',
      message: `The token file ${file} cannot be read: ${fileProblem(error)}. Name a file that holds the token.`,
      cause: error,
    });
  });
  if (token.trim() === '') {
    throw new CodedError({
      code: 'TOKEN_UNREADABLE',
      category: 'incorrect',
      message: `The token file ${file} is empty. Write the token into it.`,
    });
  }
  return token.trim();
}
