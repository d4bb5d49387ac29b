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
