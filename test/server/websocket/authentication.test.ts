import t from 'tap';
import { connect, type RawClient } from '../../support/raw-client.ts';
import { startServer } from '../../support/started-server.ts';

const plain = (password: string, user = 'anybody') =>
  Buffer.from(`\0${user}\0${password}`).toString('base64');

const COUNT = { args: { gremlin: 'g.V().count()' } };

function authenticate(client: RawClient, sasl: unknown, requestId?: string): string {
  const request = { op: 'authentication', args: { sasl, saslMechanism: 'PLAIN' } };
  return client.send(requestId === undefined ? request : { ...request, requestId });
}

t.test('requests are held back until the token was shown, and answered then', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const client = await connect(t, socketUrl);
  const first = client.send(COUNT);
  const second = client.send(COUNT);
  const challenge = await client.next();
  t.match(challenge, { requestId: first, status: { code: 407 }, result: { data: null } });
  authenticate(client, plain('secret'), first);
  t.match(await client.answersTo(second), [{ status: { code: 200 } }]);
  t.match(client.answers.map(({ status }) => status.code).sort(), [200, 200, 407]);
  t.match(await client.ask(COUNT), [{ status: { code: 200 } }]);
});

t.test('a wrong token refuses everything that was held back, and may be tried again', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const client = await connect(t, socketUrl);
  const wrong = [plain('wrong'), plain(''), 'secret', '', 7, null, `${plain('secret')}AAAA`];
  for (const sasl of wrong) {
    const first = client.send(COUNT);
    const second = client.send(COUNT);
    await client.next();
    authenticate(client, sasl, first);
    t.match(await client.answersTo(second), [
      { status: { code: 401, message: /password are incorrect/ } },
    ]);
    t.match(
      client.answers
        .filter(({ requestId }) => requestId === first)
        .map(({ status }) => status.code),
      [407, 401],
      `${sasl}`,
    );
  }
  t.match(await client.answersTo(authenticate(client, plain('secret'))), [
    { status: { code: 204 } },
  ]);
  t.match(await client.ask(COUNT), [{ status: { code: 200 } }]);
});

t.test('what is held back is bounded', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const client = await connect(t, socketUrl);
  for (let i = 0; i < 64; i += 1) client.send(COUNT);
  t.match(await client.ask(COUNT), [{ status: { code: 401, message: /64 requests/ } }]);
});

t.test('who does not show the token in time is disconnected', async (t) => {
  const { socketUrl } = await startServer(t, {
    token: 'secret',
    protocol: { authenticationMs: 50 },
  });
  const late = await connect(t, socketUrl);
  t.match(await late.closed(), { code: 1008, reason: /token/ });
});

t.test('the token may come with the upgrade, as Bearer or as the password of Basic', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  for (const authorization of ['Bearer secret', 'bearer secret', basic('me:secret')]) {
    const client = await connect(t, socketUrl, { headers: { authorization } });
    t.match(await client.ask(COUNT), [{ status: { code: 200 } }], authorization);
  }
  for (const authorization of ['Bearer wrong', 'secret', basic('secret'), basic('secret:me')]) {
    const refused = connect(t, socketUrl, { headers: { authorization } });
    await t.rejects(refused, { message: /401/ }, authorization);
  }
});

t.test("other sites' pages do not get in", async (t) => {
  const { socketUrl } = await startServer(t);
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080']) {
    const client = await connect(t, socketUrl, { origin });
    t.match(await client.ask(COUNT), [{ status: { code: 200 } }], origin);
  }
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null', 'x']) {
    await t.rejects(connect(t, socketUrl, { origin }), { message: /403/ }, origin);
  }
  const rebound = connect(t, socketUrl, { headers: { host: 'evil.example' } });
  await t.rejects(rebound, { message: /403/ });
});

t.test(
  'with Basic credentials, which browsers add themselves, the page is looked at',
  async (t) => {
    const { socketUrl } = await startServer(t, { token: 'secret' });
    const authorization = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    const foreign = { origin: 'https://evil.example', headers: { authorization } };
    await t.rejects(connect(t, socketUrl, foreign), { message: /401/ });
    const own = { origin: socketUrl.replace(/^ws(.*)\/gremlin$/, 'http$1') };
    const client = await connect(t, socketUrl, { ...own, headers: { authorization } });
    t.match(await client.ask(COUNT), [{ status: { code: 200 } }]);
  },
);

t.test('other paths have no WebSocket, and ask for the token all the same', async (t) => {
  const { socketUrl } = await startServer(t, { token: 'secret' });
  const elsewhere = socketUrl.replace('/gremlin', '/metrics');
  await t.rejects(connect(t, elsewhere), { message: /401/ });
});
