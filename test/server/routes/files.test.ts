import { openWritableGraph } from '@meshlapse/graph';
import type { FileAccess } from '@meshlapse/gremlin';
import t, { type Test } from 'tap';
import { startServer } from '../../support/started-server.ts';

async function asking(t: Test, files?: FileAccess) {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const sources = new Map([['g', graph]]);
  const { url } = await startServer(t, files ? { sources, files } : { sources });
  return async (gremlin: string) => {
    const body = JSON.stringify({ gremlin, types: false });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/gremlin`, { method: 'POST', headers, body });
    return (await response.json()) as unknown;
  };
}

t.test('queries reach the files that the server was given', async (t) => {
  const held = new Map<string, Buffer>();
  const ask = await asking(t, {
    read: async (path) => held.get(path) ?? Buffer.of(),
    async write(path, pieces) {
      const written: Uint8Array[] = [];
      for await (const piece of pieces) written.push(Buffer.from(piece));
      held.set(path, Buffer.concat(written));
    },
  });
  await ask("g.addV('a').property(T.id, 7)");
  t.match(await ask("g.io('a.kryo').write()"), { result: { data: [] }, status: { code: 200 } });
  t.equal(held.size, 1);
  await ask('g.V().drop()');
  t.match(await ask("g.io('a.kryo').read()"), { result: { data: [] }, status: { code: 200 } });
  t.match(await ask('g.V().id()'), { result: { data: [7] } });
});

t.test('without any, none', async (t) => {
  const ask = await asking(t);
  t.match(await ask("g.io('/etc/passwd').with(IO.reader, IO.graphson).read()"), {
    code: 'FILES_OFF',
    message: /--files/,
  });
});
