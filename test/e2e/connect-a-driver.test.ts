import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { DEMO_RECORDING, meshlapse, start } from '../support/command.ts';

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'connect-a-driver.md');
const run = promisify(execFile);

/** The blocks in a language, each with what its comments say is printed. */
function examples(language: string, comment: RegExp) {
  const text = readFileSync(GUIDE, 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...blocks].map(([, code = '']) => ({
    code,
    printed: [...code.matchAll(comment)].map(([, line]) => line),
  }));
}

t.test('the examples of the guide print what the guide shows', async (t) => {
  // Beside the packages, so that the examples find the driver.
  const folder = t.testdir();
  const data = `${folder}/data`;
  t.equal((await meshlapse(['import', DEMO_RECORDING, '--data', data])).code, 0);
  const args = ['serve', '--data', data, '--graph', 'notes=:memory:', '--port', '0'];
  const serving = start(args);
  t.teardown(async () => {
    serving.child.kill('SIGINT');
    await serving.finished;
  });
  const [, address = ''] = await serving.says(/Serving on http:\/\/(\S+)/);
  const scripts = examples('js', /; \/\/ (.*)$/gm);
  const commands = examples('sh', /^# (.*)$/gm);
  t.same([scripts.length, commands.length], [2, 1]);

  for (const [i, { code, printed }] of scripts.entries()) {
    const file = `${folder}/example-${i}.mjs`;
    writeFileSync(file, code.replaceAll('127.0.0.1:8182', address));
    const { stdout } = await run(process.execPath, [file]);
    t.same(stdout.trim().split('\n'), printed);
  }
  for (const { code, printed } of commands) {
    const { stdout } = await run('sh', ['-c', code.replaceAll('127.0.0.1:8182', address)]);
    t.same(stdout.trim().split('\n'), printed);
  }
});
