import { openWritableGraph } from '@meshlapse/graph';
import type { TemporalGraph } from '@meshlapse/model';
import gremlin from 'gremlin';
import t, { type Test } from 'tap';
import { modernGraph } from '../../support/modern-graph.ts';
import { startServer, until } from '../../support/started-server.ts';

const npm = gremlin as unknown as DriverToServers;
const { Client, DriverRemoteConnection, auth } = npm.driver;
const { P, statics: __, order, traversal } = npm.process;

const FORMATS = [
  'application/vnd.graphbinary-v1.0',
  'application/vnd.gremlin-v3.0+json',
  'application/vnd.gremlin-v2.0+json',
] as const;

type Options = ConstructorParameters<typeof Client>[1];

async function clientOf(t: Test, url: string, options: Options = {}) {
  const client = new Client(url, options);
  t.teardown(() => client.close());
  return client;
}

async function sourceOf(t: Test, url: string, options: Options = {}): Promise<RemoteTraversal> {
  const connection = new DriverRemoteConnection(url, options);
  t.teardown(() => connection.close());
  return traversal().withRemote(connection);
}

/** What the driver throws, which must come. */
async function refusal(asked: Promise<unknown>): Promise<DriverError> {
  return asked.then(
    () => Promise.reject(new Error('It was not refused')),
    (error: DriverError) => error,
  );
}

for (const mimeType of FORMATS) {
  t.test(`the npm driver sends texts in ${mimeType}`, async (t) => {
    const { socketUrl } = await startServer(t);
    const client = await clientOf(t, socketUrl, { mimeType });
    const ages = await client.submit("g.V().hasLabel('person').values('age').order()");
    t.strictSame(ages.toArray(), [27, 29, 32, 35]);
    const named = await client.submit("g.V().has('name', who).values('age')", { who: 'josh' });
    t.strictSame(named.toArray(), [32]);
    const [marko] = (await client.submit('g.V(1)')).toArray();
    t.match(marko, { id: 1, label: 'person' });
    const none = await client.submit("g.V('nobody')");
    t.strictSame(none.toArray(), []);
    const many = await client.submit('g.V().both().both().both().id()', null, { batchSize: 10 });
    t.equal(many.toArray().length, 72);
    t.match(await refusal(client.submit('g.V(')), { statusCode: 597 });
    const slow = 'g.V().repeat(both()).times(40).path().count()';
    t.match(await refusal(client.submit(slow, null, { evaluationTimeout: 30 })), {
      statusCode: 598,
    });
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, i) => client.submit(`g.inject(${i})`)),
    );
    t.strictSame(
      all.flatMap((each) => each.toArray()),
      Array.from({ length: 100 }, (_, i) => i),
    );
  });

  t.test(`the npm driver sends traversals in ${mimeType}`, async (t) => {
    const { socketUrl } = await startServer(t);
    const g = await sourceOf(t, socketUrl, { mimeType });
    t.strictSame(await g.V().has('age', P.gt(30)).values('name').order().toList(), [
      'josh',
      'peter',
    ]);
    const { value } = await g.V(1).out('knows').order().by('name', order.desc).next();
    t.match(value, { id: 2, label: 'person' });
    t.strictSame(await g.V().where(__.out('created').count().is(2)).values('name').toList(), [
      'josh',
    ]);
    t.strictSame(await g.inject(1, 1, 1, 2).toList(), [1, 1, 1, 2], 'bulks are unfolded');
    t.match(await refusal(g.V().fail('boo').iterate()), { statusCode: 595, statusMessage: 'boo' });
    const slow = g.with_('evaluationTimeout', 30).V().repeat(__.both()).times(40).path().count();
    t.match(await refusal(slow.toList()), { statusCode: 598 });
  });
}

async function graphs(t: Test): Promise<ReadonlyMap<string, TemporalGraph>> {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  return new Map<string, TemporalGraph>([
    ['g', graph],
    ['recorded', await modernGraph()],
  ]);
}

for (const mimeType of FORMATS.slice(0, 2)) {
  t.test(`the npm driver's transactions in ${mimeType}`, async (t) => {
    const { socketUrl, metric } = await startServer(t, { sources: await graphs(t) });
    const g = await sourceOf(t, socketUrl, { mimeType });
    const names = () => g.V().values('name').order().toList();

    const kept = g.tx();
    const inside = kept.begin();
    await inside.addV('person').property('name', 'ann').iterate();
    await inside.addV('person').property('name', 'bob').iterate();
    t.strictSame(await inside.V().count().toList(), [2]);
    t.strictSame(await names(), []);
    await kept.commit();
    t.strictSame(await names(), ['ann', 'bob']);

    const dropped = g.tx();
    await dropped.begin().addV('person').property('name', 'cid').iterate();
    await dropped.rollback();
    t.strictSame(await names(), ['ann', 'bob']);
    await until(async () => (await metric('meshlapse_sessions')) === 0, 'the sessions ended');

    const recorded = await sourceOf(t, socketUrl, { mimeType, traversalSource: 'recorded' });
    const tx = recorded.tx();
    t.strictSame(await tx.begin().V(1).values('name').toList(), ['marko']);
    t.match(await refusal(tx.commit()), {
      statusCode: 500,
      statusMessage: /Graph does not support transactions/,
    });
  });
}

t.test("the npm driver's sessions keep their transaction between texts", async (t) => {
  const { socketUrl } = await startServer(t, { sources: await graphs(t) });
  const session = await clientOf(t, socketUrl, { session: crypto.randomUUID() });
  const other = await clientOf(t, socketUrl);
  const count = async (client: typeof other) => (await client.submit('g.V().count()')).toArray();
  await session.submit("g.addV('person').iterate()");
  t.strictSame([await count(session), await count(other)], [[1], [0]]);
  await session.submit('g.tx().commit()');
  t.strictSame(await count(other), [1]);
});

t.test('the npm driver shows the token by SASL PLAIN, or in a header', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const plain = (password: string) => ({
    authenticator: new auth.PlainTextSaslAuthenticator('anybody', password),
  });
  for (const mimeType of FORMATS) {
    const client = await clientOf(t, socketUrl, { mimeType, ...plain('secret') });
    t.strictSame((await client.submit('g.V().count()')).toArray(), [6]);
    const wrong = await clientOf(t, socketUrl, { mimeType, ...plain('wrong') });
    t.match(await refusal(wrong.submit('g.V().count()')), { statusCode: 401 });
  }
  const headers = { authorization: 'Bearer secret' };
  const bearer = await clientOf(t, socketUrl, { headers });
  t.strictSame((await bearer.submit('g.V().count()')).toArray(), [6]);
});

t.test('the npm driver streams, compresses and picks a graph', async (t) => {
  const sources = new Map([...(await graphs(t)), ['modern', await modernGraph()]]);
  const { socketUrl } = await startServer(t, { sources });
  const client = await clientOf(t, socketUrl, {
    enableCompression: true,
    traversalSource: 'modern',
  });
  const sizes: number[] = [];
  for await (const part of client.stream('g.V().both().both().both().both().id()')) {
    sizes.push(part.toArray().length);
  }
  t.ok(sizes.length > 1);
  t.strictSame(sizes.slice(0, -1), sizes.slice(0, -1).fill(64));
  const lost = await clientOf(t, socketUrl, { traversalSource: 'lost' });
  t.match(await refusal(lost.submit('g.V()')), { statusCode: 499, statusMessage: /alias \[g\]/ });
});
