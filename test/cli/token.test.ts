import { join } from 'node:path';
import t from 'tap';
import { readToken } from '../../packages/cli/src/token.ts';

t.test('the file, else the environment, else none', async (t) => {
  const folder = t.testdir({ token: ' of-the-file\n', empty: '\n' });
  delete process.env['MESHLAPSE_TOKEN'];
  t.equal(await readToken(undefined), undefined);
  process.env['MESHLAPSE_TOKEN'] = 'of-the-environment';
  t.equal(await readToken(undefined), 'of-the-environment');
  t.equal(await readToken(join(folder, 'token')), 'of-the-file', 'without the blanks around it');
  for (const [name, message] of [
    ['empty', /is empty/],
    ['missing', /there is no such file/],
    ['.', /it is a folder/],
  ] as const) {
    await t.rejects(readToken(join(folder, name)), { code: 'TOKEN_UNREADABLE', message });
  }
  process.env['MESHLAPSE_TOKEN'] = '';
  t.equal(await readToken(undefined), undefined, 'empty is not set');
});
