import t from 'tap';
import { sendStatus } from './fake-answers.ts';
import { PODS, record, startServer } from './rig.ts';

/** What a resource's recording says when the watch was taken up without a word. */
const SEAMLESS = ['DISCOVERED', 'LISTED', 'SYNCED', 'MODIFIED', 'MODIFIED'];

t.test('changes arrive as they happen, however the bytes are cut', async (t) => {
  const server = await startServer(t);
  server.splitsBytes = true;
  const { state } = await record(t, server);
  server.apply(PODS, 'shop/wéb', { spec: { note: '€uro 🐟' } });
  server.bookmark(PODS);
  server.apply(PODS, 'shop/wéb', { spec: { note: 'two\nlines' } });
  server.remove(PODS, 'shop/wéb');
  await state.until('deleted', () => state.types(PODS).includes('DELETED'));
  t.strictSame(state.types(PODS), [
    'DISCOVERED',
    'SYNCED',
    'ADDED',
    'BOOKMARK',
    'MODIFIED',
    'DELETED',
  ]);
  t.match(state.eventsOf(PODS)[2], { object: { spec: { note: '€uro 🐟' } } });
  t.match(server.requestsFor(PODS, true)[0]?.query.get('allowWatchBookmarks'), 'true');
  const seconds = Number(server.requestsFor(PODS, true)[0]?.query.get('timeoutSeconds'));
  t.ok(seconds >= 290 && seconds <= 590, `${seconds} s`);
});

t.test('a watch that ends in its own time goes on from the last version', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server);
  server.apply(PODS, 'shop/web');
  server.bookmark(PODS);
  await state.until('bookmark', () => state.types(PODS).includes('BOOKMARK'));
  const version = String(server.version);
  server.endWatches(PODS);
  server.apply(PODS, 'shop/web');
  await state.until('replayed', () => state.types(PODS).length === 6);
  t.strictSame(state.types(PODS), [...SEAMLESS.slice(0, 4), 'BOOKMARK', 'MODIFIED']);
  t.equal(server.requestsFor(PODS, true)[1]?.query.get('resourceVersion'), version);
  t.equal(server.requestsFor(PODS, false).length, 1, 'nothing is listed again');
});

t.test('a watch cut inside an object is taken up, and nothing comes twice', async (t) => {
  const server = await startServer(t);
  const before = server.apply(PODS, 'shop/web');
  const { state } = await record(t, server);
  server.apply(PODS, 'shop/web');
  server.sendBytes(PODS, Buffer.from('{"type":"MODIFIED","object":{"kind":"Pod","metad'));
  await state.until('first change', () => state.types(PODS).includes('MODIFIED'));
  server.cutWatches(PODS);
  const after = server.apply(PODS, 'shop/web');
  await state.until('replayed', () => state.contents(PODS).join().includes('1003'));
  t.strictSame(state.types(PODS), SEAMLESS);
  t.equal(before.metadata.uid, after.metadata.uid);
});

t.test('a watch on which nothing comes is opened again', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server, { settings: { stallMs: 300 } });
  server.apply(PODS, 'shop/web');
  server.abandonWatches(PODS);
  server.apply(PODS, 'shop/web');
  await state.until('replayed', () => state.types(PODS).length === SEAMLESS.length);
  t.strictSame(state.types(PODS), SEAMLESS);
  t.ok(state.isObserved(PODS));
});

t.test('too many requests, and a server in trouble: the watch comes back by itself', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server);
  let refusals = 0;
  const refusedAt: number[] = [];
  server.intercept = ({ resource, isWatch }, response) => {
    if (resource !== PODS || !isWatch || ++refusals > 3) return false;
    refusedAt.push(performance.now());
    if (refusals === 1) {
      const headers = { 'retry-after': '1' };
      sendStatus(response, 429, 'storage is (re)initializing', { headers });
    } else sendStatus(response, 500, 'internal error');
    return true;
  };
  server.endWatches(PODS);
  server.apply(PODS, 'shop/web');
  server.apply(PODS, 'shop/web');
  await state.until('replayed', () => state.types(PODS).length === SEAMLESS.length);
  t.strictSame(state.types(PODS), SEAMLESS);
  const [first = 0, second = 0] = refusedAt;
  t.ok(second - first > 900, 'waits as long as the server said');
});

t.test('a forgotten version, as an event or as an answer: ERROR, then a list', async (t) => {
  for (const form of ['event', 'answer', 'bare answer']) {
    await t.test(form, async (t) => {
      const server = await startServer(t);
      server.apply(PODS, 'shop/kept');
      const first = server.apply(PODS, 'shop/recreated');
      const { state } = await record(t, server);
      let isAnswered = form === 'event';
      server.intercept = ({ resource, isWatch }, response) => {
        if (resource !== PODS || !isWatch || isAnswered) return false;
        isAnswered = true;
        if (form === 'answer') sendStatus(response, 410, 'too old', { reason: 'Expired' });
        else response.writeHead(410).end();
        return true;
      };
      server.cutWatches(PODS);
      server.remove(PODS, 'shop/recreated');
      const second = server.apply(PODS, 'shop/recreated');
      server.compact();
      await state.until('listed again', () => state.types(PODS).length === 8);
      t.strictSame(state.types(PODS).slice(4), ['ERROR', 'LISTED', 'LISTED', 'SYNCED']);
      t.match(state.eventsOf(PODS)[4], { object: { kind: 'Status', code: 410 } });
      t.strictSame(state.contents(PODS).sort(), server.contents(PODS).sort());
      t.not(first.metadata.uid, second.metadata.uid, 'two lives under one name');
    });
  }
});

t.test('any other ERROR also leads to a list', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server);
  const object = { kind: 'Status', code: 500, message: 'etcdserver: no leader' };
  server.send(PODS, { type: 'ERROR', object });
  await state.until('listed again', () => state.types(PODS).length === 6);
  t.strictSame(state.types(PODS).slice(3), ['ERROR', 'LISTED', 'SYNCED']);
  t.match(state.eventsOf(PODS)[3], { object });
});

t.test('what cannot be read is a gap, and then a list', async (t) => {
  const lines: [string, Buffer][] = [
    ['bad JSON', Buffer.from('{"type":"MODIFIED","object":{]}\n')],
    ['no object', Buffer.from('{"type":"MODIFIED"}\n')],
    ['no metadata', Buffer.from('{"type":"MODIFIED","object":{"kind":"Pod"}}\n')],
    ['no version', Buffer.from('{"type":"MODIFIED","object":{"metadata":{"uid":"1"}}}\n')],
    ['an unknown type', Buffer.from('{"type":"RENAMED","object":{"metadata":{}}}\n')],
    ['broken UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a])],
    ['a number', Buffer.from('17\n')],
    ['an endless line', Buffer.alloc(2_000_000, 'x')],
  ];
  for (const [what, bytes] of lines) {
    await t.test(what, async (t) => {
      const server = await startServer(t);
      server.apply(PODS, 'shop/web');
      const { state } = await record(t, server, { settings: { maxLineBytes: 1_000_000 } });
      server.sendBytes(PODS, bytes);
      await state.until('listed again', () => state.types(PODS).length === 6);
      t.strictSame(state.types(PODS).slice(3), ['DISCONNECTED', 'LISTED', 'SYNCED']);
      t.match(state.eventsOf(PODS)[3], { reason: /^(undecodable|oversized): / });
      server.apply(PODS, 'shop/web');
      await state.until('watched again', () => state.types(PODS).includes('MODIFIED'));
    });
  }
});

t.test('a watch that the server ends at once is not asked for in a storm', async (t) => {
  const server = await startServer(t);
  const { state } = await record(t, server);
  const before = server.requests.length;
  server.intercept = ({ resource, isWatch }, response) => {
    if (resource !== PODS || !isWatch) return false;
    response.writeHead(200).end();
    return true;
  };
  server.endWatches(PODS);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const watches = server.requests.slice(before).filter(({ resource }) => resource === PODS);
  t.ok(watches.length < 60, `${watches.length} requests in a second`);
  server.intercept = () => false;
  server.apply(PODS, 'shop/web');
  await state.until('recovered', () => state.contents(PODS).length === 1);
});

t.test('a half-open port does not hold up the recording for ever', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  const { state } = await record(t, server);
  server.intercept = ({ resource }) => resource === PODS;
  server.cutWatches(PODS);
  await state.until('gap', () => state.types(PODS).includes('DISCONNECTED'));
  server.intercept = () => false;
  // Whoever accepted and said nothing is cut at last.
  await server.stop();
  await server.start();
  await state.until('observed', () => state.isObserved(PODS));
  t.strictSame(state.contents(PODS), server.contents(PODS));
});
