import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import t from 'tap';
import { connect, frameOf, type RawRequest } from '../../support/raw-client.ts';
import { startServer, until } from '../../support/started-server.ts';

/** Walks that are longer than anybody waits for. */
const ENDLESS = 'g.V().repeat(both()).times(40).path().count()';

t.test('a binary frame is answered by binary frames, a text frame by text frames', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const kinds: boolean[] = [];
  client.socket.on('message', (_, isBinary) => kinds.push(isBinary));
  t.strictSame(await client.eval("g.V().has('name','marko').values('age')"), [
    { '@type': 'g:Int32', '@value': 29 },
  ]);
  const requestId = randomUUID();
  client.socket.send(
    JSON.stringify({ requestId, op: 'eval', args: { gremlin: 'g.V().count()', bindings: null } }),
  );
  t.match(await client.answersTo(requestId), [{ status: { code: 200 } }]);
  t.strictSame(kinds, [true, false]);
});

t.test('the last answer names the client and says what it stands on', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const [answer] = await client.ask({ args: { gremlin: 'g.V().count()' } });
  t.match(answer, {
    status: {
      code: 200,
      message: '',
      attributes: { '@value': ['host', /^\/127\.0\.0\.1:\d+$/] },
    },
    result: { meta: { '@value': ['at', /Z$/, 'transaction', /Z$/, 'complete', true] } },
  });
});

t.test('results come in batches: 206 until the last, which is 200, and 204 for none', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const batches = async (gremlin: string, args = {}) =>
    (await client.ask({ args: { gremlin, ...args } })).map(({ status, result }) => [
      status.code,
      result.data?.['@value'].length ?? null,
    ]);
  t.strictSame(await batches('g.V().id()', { batchSize: 4 }), [
    [206, 4],
    [200, 2],
  ]);
  t.strictSame(await batches('g.V().id()', { batchSize: 6 }), [[200, 6]]);
  t.strictSame(await batches('g.V().both().both().both().id()'), [
    [206, 64],
    [200, 8],
  ]);
  t.strictSame(await batches("g.V('none')"), [[204, null]]);
  t.strictSame(await batches('g.V().id()', { batchSize: 0 }), [[200, 6]]);
});

t.test('bindings, aliases and options come as arguments', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const named = "g.V().has('name', who).values('age')";
  t.strictSame(
    await client.eval(named, { bindings: { who: 'josh' }, language: 'gremlin-groovy' }),
    [{ '@type': 'g:Int32', '@value': 32 }],
  );
  const typed = { '@type': 'g:Map', '@value': ['who', 'vadas'] };
  t.strictSame(await client.eval(named, { bindings: typed, aliases: { g: 'g' } }), [
    { '@type': 'g:Int32', '@value': 27 },
  ]);
  const [bare] = (await client.eval('g.V(1)', { materializeProperties: 'tokens' })) as object[];
  t.strictSame(bare, {
    '@type': 'g:Vertex',
    '@value': { id: { '@type': 'g:Int32', '@value': 1 }, label: 'person' },
  });
});

t.test('what goes wrong has the status that drivers know, and our code', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const text = (gremlin: string, args = {}): RawRequest => ({ args: { gremlin, ...args } });
  const session = { processor: 'session', args: { gremlin: 'g.V()' } };
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`x${i}`, i]));
  const cases: readonly [RawRequest, number, string, RegExp][] = [
    [text('g.V('), 597, 'GREMLIN_SYNTAX', /./],
    [text('g.V().frobnicate()'), 597, 'GREMLIN_UNKNOWN_STEP', /./],
    [text('g.V(x)'), 597, 'GREMLIN_UNBOUND_VARIABLE', /x/],
    [text('g.V()', { language: 'cypher' }), 597, 'LANGUAGE_UNKNOWN', /cypher is not an available/],
    [text(ENDLESS, { evaluationTimeout: 20 }), 598, 'QUERY_TIMEOUT', /20 ms/],
    [text('g.V()', { aliases: { g: 'nope' } }), 499, 'NO_SUCH_SOURCE', /alias \[g\] to \[nope\]/],
    [{ args: {} }, 499, 'REQUEST_INVALID', /\[eval\] op code requires a \[gremlin\] argument/],
    [{ op: 'frobnicate' }, 498, 'OPERATION_UNKNOWN', /op code \[frobnicate\] is not recognized/],
    [{ processor: 'nope' }, 499, 'REQUEST_INVALID', /Invalid OpProcessor requested \[nope\]/],
    [session, 499, 'REQUEST_INVALID', /requires a \[session\] argument/],
    [text('g.V()', { bindings: { id: 1 } }), 499, 'BINDINGS_INVALID', /\[id\].*reserved/],
    [text('g.V()', { bindings: many }), 499, 'BINDINGS_INVALID', /17 bindings/],
    [text('g.V()', { batchSize: 'many' }), 499, 'REQUEST_INVALID', /batchSize/],
    [text('g.V()', { materializeProperties: 1 }), 499, 'REQUEST_INVALID', /materialize/],
    [{ op: 'authentication' }, 498, 'OPERATION_UNKNOWN', /is authenticated/],
  ];
  for (const [request, code, ours, message] of cases) {
    const [answer] = await client.ask(request);
    t.match(
      answer,
      { status: { code, message }, result: { data: null } },
      JSON.stringify(request).slice(0, 80),
    );
    const [, exceptions, , trace] = answer?.status.attributes['@value'] ?? [];
    t.strictSame(exceptions, { '@type': 'g:List', '@value': [ours] });
    t.equal(trace, `${ours}: ${answer?.status.message}`);
  }
});

t.test('a request that cannot be read is answered under its id where that is found', async (t) => {
  const { socketUrl } = await startServer(t);
  const client = await connect(t, socketUrl);
  const requestId = randomUUID();
  const frames: readonly [Buffer | string, string | null][] = [
    [frameOf(`{"requestId":"${requestId}","op":`), requestId],
    [frameOf(`{"args":1,"requestId":{"@type":"g:UUID","@value":"${requestId}"}}`), requestId],
    [frameOf({ requestId }, 'application/x-unknown'), requestId],
    [`{"requestId": "${requestId}"`, requestId],
    [frameOf('{}'), null],
    [Buffer.alloc(0), null],
    ['', null],
    [Buffer.from([200, 1, 2]), null],
  ];
  for (const [frame, id] of frames) {
    client.socket.send(frame);
    const answer = await client.next();
    t.equal(answer.requestId, id, String(frame).slice(0, 80));
    t.match(answer.status.code, /^49[78]$/);
  }
  t.strictSame(await client.eval("g.V(1).values('name')"), ['marko'], 'and the next is answered');
});

t.test('many requests on one connection are all answered, a bounded number at once', async (t) => {
  const { socketUrl, metric } = await startServer(t, { protocol: { concurrentRequests: 2 } });
  const client = await connect(t, socketUrl);
  const ids = Array.from({ length: 300 }, () =>
    client.send({ args: { gremlin: 'g.V().count()' } }),
  );
  const answers = await Promise.all(ids.map((id) => client.answersTo(id)));
  t.ok(answers.every(([answer]) => answer?.status.code === 200));
  for (const _ of [1, 2, 3]) client.send({ args: { gremlin: ENDLESS } });
  await until(async () => (await metric('meshlapse_queries_running')) === 2, 'two of them run');
  t.equal(await metric('meshlapse_queries_waiting'), 0);
});

t.test('more requests than may wait are refused with 429, and the others answered', async (t) => {
  const { socketUrl } = await startServer(t, {
    protocol: { concurrentRequests: 1, pipelinedRequests: 2 },
  });
  const client = await connect(t, socketUrl);
  const ids = Array.from({ length: 4 }, () =>
    client.send({ args: { gremlin: ENDLESS, evaluationTimeout: 100 } }),
  );
  const answers = await Promise.all(ids.map((id) => client.answersTo(id)));
  t.strictSame(
    answers.map(([answer]) => answer?.status.code),
    [598, 598, 598, 429],
  );
  t.match(answers[3]?.[0]?.status, { message: /2/, attributes: { '@value': ['exceptions'] } });
});

t.test(
  'connections take turns, so that one with much to ask does not keep others waiting',
  async (t) => {
    const { socketUrl } = await startServer(t, { concurrency: { running: 1, waiting: 0 } });
    const greedy = await connect(t, socketUrl);
    const modest = await connect(t, socketUrl);
    const slow = { gremlin: ENDLESS, evaluationTimeout: 60 };
    const ids = Array.from({ length: 6 }, () => greedy.send({ args: slow }));
    await modest.ask({ args: { gremlin: 'g.V().count()' } });
    const answered = greedy.answers.length;
    t.ok(answered <= 2, `after ${answered} of the others`);
    await Promise.all(ids.map((id) => greedy.answersTo(id)));
  },
);

t.test(
  'a frame that is too large is refused by name, and a far too large one ends it',
  async (t) => {
    const { socketUrl } = await startServer(t, { protocol: { frameBytes: 1_000 } });
    const client = await connect(t, socketUrl);
    const large = (bytes: number) => ({ args: { gremlin: `g.V('${'x'.repeat(bytes)}')` } });
    const [answer] = await client.ask(large(1_200));
    t.match(answer?.status, { code: 498, message: /at most 1000/ });
    t.strictSame(await client.eval("g.V(1).values('name')"), ['marko']);
    client.send(large(3_000));
    t.strictSame(await client.closed(), {
      code: 1009,
      reason: 'A frame may have at most 1000 bytes.',
    });
  },
);

t.test('a client that leaves ends its queries', async (t) => {
  const { socketUrl, metric } = await startServer(t);
  const client = await connect(t, socketUrl);
  for (const _ of [1, 2, 3, 4, 5, 6]) client.send({ args: { gremlin: ENDLESS } });
  await until(async () => (await metric('meshlapse_queries_running')) === 4, 'they run');
  client.socket.terminate();
  await until(async () => (await metric('meshlapse_queries_running')) === 0, 'they ended');
  t.equal(await metric('meshlapse_query_seconds_count', 'QUERY_CANCELLED'), 4);
  t.equal(await metric('meshlapse_websocket_connections'), 0);
});

t.test('pings are answered and sent', async (t) => {
  const { socketUrl } = await startServer(t, { protocol: { keepAliveMs: 20 } });
  const { socket } = await connect(t, socketUrl);
  await Promise.all([once(socket, 'ping'), once(socket, 'ping')]);
  socket.ping('are you there');
  const [said] = (await once(socket, 'pong')) as [Buffer];
  t.equal(said.toString(), 'are you there');
});

t.test('messages are compressed for those who offer it', async (t) => {
  const { socketUrl } = await startServer(t);
  for (const [offered, agreed] of [
    [false, /^$/],
    [true, /^permessage-deflate/],
  ] as const) {
    const client = await connect(t, socketUrl, { perMessageDeflate: offered });
    t.match(client.socket.extensions, agreed);
    const names = await client.eval("g.V().both().both().both().values('name')");
    t.equal((names as unknown[]).length, 72);
  }
});

t.test('a server that stops says so', async (t) => {
  const { socketUrl, server } = await startServer(t);
  const client = await connect(t, socketUrl);
  client.send({ args: { gremlin: ENDLESS } });
  const closed = client.closed();
  await server.close();
  t.strictSame(await closed, { code: 1001, reason: 'The server is stopping.' });
});

t.test('more connections than are held are refused', async (t) => {
  const { socketUrl } = await startServer(t, { protocol: { connections: 1 } });
  const first = await connect(t, socketUrl);
  await t.rejects(connect(t, socketUrl), { message: /503/ });
  first.socket.close();
  await first.closed();
  await connect(t, socketUrl);
});
