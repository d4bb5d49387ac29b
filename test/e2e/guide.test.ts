import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { DEMO_RECORDING, meshlapse } from '../support/command.ts';

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'ask-the-past.md');

interface Example {
  readonly args: readonly string[];
  readonly output: string;
}

/** Indented blocks that begin with `$ meshlapse`, with what they are said to print. */
function examples(text: string): readonly Example[] {
  return [...text.matchAll(/^ {4}\$ meshlapse (.*)\n((?: {4}.*\n)*)/gm)].map(
    ([, line, output]) => ({
      args: [...(line ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
      output: (output ?? '').replace(/^ {4}/gm, ''),
    }),
  );
}

t.test('every command of the guide prints what the guide shows', async (t) => {
  const folder = t.testdir();
  t.equal((await meshlapse(['import', DEMO_RECORDING, '--data', `${folder}/data`])).code, 0);
  const list = examples(readFileSync(GUIDE, 'utf8'));
  t.ok(list.length >= 8, `${list.length} examples`);
  for (const { args, output } of list) {
    const { code, stdout, stderr } = await meshlapse([...args, '--data', `${folder}/data`]);
    t.equal(code, 0, stderr);
    const shown = output.includes('incomplete:') ? stdout + stderr : stdout;
    t.equal(shown, output, args.join(' ').slice(0, 100));
  }
});
