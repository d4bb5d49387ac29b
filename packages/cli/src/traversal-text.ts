import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { CodedError } from '@meshlapse/model';
import { fileProblem } from './file-problem.ts';
import { usage } from './usage.ts';

/**
 * The traversal: the argument itself, or what standard input (`-`) or the file holds.
 *
 * @throws {CodedError} `USAGE`, `SCRIPT_UNREADABLE`
 */
export async function readTraversal(
  argument: string | undefined,
  file: string | undefined,
): Promise<string> {
  if ((argument === undefined) === (file === undefined)) {
    throw usage(
      'Give the traversal in one way: as an argument, as - for standard input, or with -f FILE.',
    );
  }
  const text = await readText(argument, file);
  if (text.trim() !== '') return text;
  throw usage("The traversal is empty. Write one such as g.V().hasLabel('Pod').values('name').");
}

async function readText(argument: string | undefined, file: string | undefined): Promise<string> {
  if (argument === '-' || file === '-') return readAll(process.stdin);
  if (file === undefined) return argument ?? '';
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CodedError({
      code: 'SCRIPT_UNREADABLE',
      category: 'incorrect',
      message: `The file ${file} cannot be read: ${fileProblem(error)}. Name a file that holds a traversal.`,
      cause: error,
    });
  }
}
