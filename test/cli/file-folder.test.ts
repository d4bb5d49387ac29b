import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { FileFolder } from '../../packages/cli/src/file-folder.ts';

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

/** A folder `files` to be offered, beside something that is to stay unseen. */
async function offered(t: Test, options: { maxBytes?: number; writable?: boolean } = {}) {
  const around = t.testdir({
    secret: 'secret',
    files: { 'a.json': 'old', inner: { 'b.json': 'inner' } },
  });
  const root = join(around, 'files');
  return { around, root, files: await FileFolder.open(root, { writable: true, ...options }) };
}

t.test('reads and writes below its folder', async (t) => {
  const { root, files } = await offered(t);
  t.equal(String(await files.read('a.json')), 'old');
  t.equal(String(await files.read('inner/../inner/./b.json')), 'inner');
  await files.write('a.json', pieces('n', 'ew'));
  await files.write('inner/c.json', pieces('c'));
  t.equal(readFileSync(join(root, 'a.json'), 'utf8'), 'new');
  t.equal(readFileSync(join(root, 'inner/c.json'), 'utf8'), 'c');
});

t.test('nothing leads out of it', async (t) => {
  const { around, root, files } = await offered(t);
  symlinkSync(join(around, 'secret'), join(root, 'link'));
  symlinkSync(around, join(root, 'up'));
  const outside = [
    '../secret',
    'inner/../../secret',
    join(around, 'secret'),
    '/etc/passwd',
    'link',
    'up/secret',
    'up/files/../secret',
    'a\0b',
    '',
    '.',
    '..',
  ];
  for (const path of outside) {
    await t.rejects(
      files.read(path),
      { code: 'FILE_NOT_ALLOWED', data: { path } },
      JSON.stringify(path),
    );
    await t.rejects(
      files.write(path, pieces('x')),
      { code: 'FILE_NOT_ALLOWED' },
      JSON.stringify(path),
    );
  }
  t.equal(readFileSync(join(around, 'secret'), 'utf8'), 'secret');
  t.strictSame(readdirSync(around).sort(), ['files', 'secret']);
});

t.test('a link within the folder is followed', async (t) => {
  const { root, files } = await offered(t);
  symlinkSync('inner', join(root, 'other'));
  t.equal(String(await files.read('other/b.json')), 'inner');
  await files.write('other/c.json', pieces('c'));
  t.equal(readFileSync(join(root, 'inner/c.json'), 'utf8'), 'c');
});

t.test('only regular files count', async (t) => {
  const { root, files } = await offered(t);
  execFileSync('mkfifo', [join(root, 'pipe')]);
  for (const path of ['pipe', 'inner']) {
    await t.rejects(files.read(path), { code: 'FILE_NOT_ALLOWED' }, JSON.stringify(path));
    await t.rejects(
      files.write(path, pieces('x')),
      { code: 'FILE_NOT_ALLOWED' },
      JSON.stringify(path),
    );
  }
  await t.rejects(files.read('none'), { code: 'FILE_NOT_FOUND', category: 'not-found' });
  await t.rejects(files.write('none/x', pieces('x')), { code: 'FILE_NOT_FOUND' });
  await t.rejects(files.read('a.json/x'), { code: 'FILE_NOT_FOUND' });
  await t.rejects(files.read('x'.repeat(300)), { code: 'FILE_UNUSABLE' });
});

t.test('large files are refused, and what was begun leaves nothing', async (t) => {
  const { root, files } = await offered(t, { maxBytes: 5 });
  writeFileSync(join(root, 'large'), 'larger');
  await t.rejects(files.read('large'), { code: 'FILE_TOO_LARGE' });
  await t.rejects(files.write('a.json', pieces('lar', 'ger')), { code: 'FILE_TOO_LARGE' });
  t.equal(String(await files.read('a.json')), 'old');
  await files.write('a.json', pieces('right'));
  t.equal(String(await files.read('a.json')), 'right');
  t.strictSame(readdirSync(root).sort(), ['a.json', 'inner', 'large']);
});

t.test('a writer that fails leaves what was there', async (t) => {
  const { root, files } = await offered(t);
  const failing = async function* () {
    yield Buffer.from('half');
    throw new RangeError('no more');
  };
  await t.rejects(files.write('a.json', failing()), new RangeError('no more'));
  t.equal(String(await files.read('a.json')), 'old');
  t.strictSame(readdirSync(root).sort(), ['a.json', 'inner']);
});

t.test('a folder to be read is not written', async (t) => {
  const { files } = await offered(t, { writable: false });
  await t.rejects(files.write('b.json', pieces('x')), { code: 'FILE_NOT_ALLOWED' });
  t.equal(String(await files.read('a.json')), 'old');
});

t.test('what is no folder is not offered', async (t) => {
  const { around } = await offered(t);
  for (const name of ['secret', 'none']) {
    const opening = FileFolder.open(join(around, name), { writable: true });
    await t.rejects(opening, { code: 'FILE_UNUSABLE' }, name);
  }
  mkdirSync(join(around, 'new'));
  await FileFolder.open(join(around, 'new'), { writable: true });
});
