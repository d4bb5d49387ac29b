import { openLmdbBackend } from '@meshlapse/store';
import t from 'tap';
import { backendSuite, SUITE_TABLES } from '../backend-suite.ts';

const folder = t.testdir();
let opened = 0;

backendSuite(t, () =>
  openLmdbBackend({ path: `${folder}/${opened++}`, mode: 'write', tables: SUITE_TABLES }),
);

t.test('a reader beside the writer sees each commit, and cannot write', async (t) => {
  const path = t.testdir();
  const writer = await openLmdbBackend({ path, mode: 'write', tables: SUITE_TABLES });
  await writer.write([{ table: 'first', key: 'a', value: new Uint8Array([1]) }]);
  await writer.close();
  const reader = await openLmdbBackend({ path, mode: 'read', tables: SUITE_TABLES });
  t.strictSame((await reader.getMany('first', ['a']))[0]?.[0], 1);
  const write = { table: 'first', key: 'a', value: new Uint8Array([2]) };
  await t.rejects(reader.write([write]), { code: 'STORE_READ_ONLY' });
  await reader.close();
});

t.test('a batch that fails half way leaves nothing behind, and is the last', async (t) => {
  const path = t.testdir();
  const options = { path, mode: 'write', tables: SUITE_TABLES } as const;
  const backend = await openLmdbBackend(options);
  const put = (key: string) => ({ table: 'first', key, value: new Uint8Array(10) });
  const failing = {
    table: 'first',
    key: 'c',
    get value(): Uint8Array {
      throw new Error('half way');
    },
  };
  await backend.write([put('a')]);
  await t.rejects(backend.write([put('b'), failing]), { code: 'STORE_WRITE_FAILED' });
  await t.rejects(backend.write([put('d')]), { code: 'STORE_WRITE_FAILED' });
  await backend.close();
  const reopened = await openLmdbBackend(options);
  const found = await reopened.getMany('first', ['a', 'b', 'c', 'd']);
  t.strictSame(found.map(Boolean), [true, false, false, false]);
  await reopened.close();
});
