import fs from 'node:fs';
import { openGraph, openWritableGraph } from '@meshlapse/graph';
import { isWritable, long } from '@meshlapse/model';
import t from 'tap';

t.test('what was recorded is not opened for changes', async (t) => {
  const path = t.testdir();
  const recorded = await openGraph({ path, mode: 'write' });
  t.notOk(isWritable(recorded));
  await recorded.write({
    mutations: [{ kind: 'putVertex', id: 'a', label: 'Pod', at: 1, properties: new Map() }],
  });
  await recorded.close();
  await t.rejects(openWritableGraph({ path }), {
    code: 'GRAPH_IS_RECORDED',
    message: /another folder/,
  });
  const again = await openGraph({ path, mode: 'write' });
  t.equal((await again.stats()).vertices, 1);
  await again.close();
});

t.test('nothing is recorded into a graph that users write, but it can be read', async (t) => {
  const path = t.testdir();
  await (await openWritableGraph({ path })).close();
  await t.rejects(openGraph({ path, mode: 'write' }), {
    code: 'GRAPH_IS_ORDINARY',
    message: /another folder/,
  });
  const ordinary = await openWritableGraph({ path });
  const transaction = ordinary.begin();
  const marko = await transaction.addVertex({ label: 'person' });
  await transaction.setProperty('vertex', marko, { key: 'age', value: 29 });
  await transaction.commit();

  const reader = await openGraph({ path, mode: 'read' });
  t.notOk(isWritable(reader));
  const view = await reader.view({ kind: 'at', at: Date.now() * 1000 + 60_000_000 });
  const equals = [{ key: 'age', value: long(29) }];
  t.strictSame((await view.find({ kind: 'vertex', equals }, 9)).handles, [marko]);
  await t.rejects(reader.write({ mutations: [] }), { code: 'STORE_READ_ONLY' });
  await reader.close();
  await ordinary.close();
});

t.test('a folder in which nothing was written yet becomes what it is first used for', async (t) => {
  const path = t.testdir();
  await (await openGraph({ path, mode: 'write' })).close();
  const ordinary = await openWritableGraph({ path });
  await ordinary.close();
  t.ok(fs.readdirSync(path).includes('data.mdb'));
  await t.rejects(openGraph({ path, mode: 'write' }), { code: 'GRAPH_IS_ORDINARY' });
});

t.test('numbers go on where they stood when a folder is opened again', async (t) => {
  const path = t.testdir();
  const ids = [];
  for (let i = 0; i < 3; i++) {
    const graph = await openWritableGraph({ path });
    const transaction = graph.begin();
    const vertex = await transaction.addVertex({ label: 'person' });
    const [header] = await transaction.view.headers('vertex', [vertex]);
    ids.push(header?.id);
    if (i === 1) await transaction.remove('vertex', [vertex]);
    await transaction.addVertex({ label: 'person' });
    await transaction.commit();
    await graph.close();
  }
  t.strictSame(ids, [long(0), long(2), long(4)]);
});
