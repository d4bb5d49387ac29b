import t from 'tap';
import { sendStatus } from './fake-answers.ts';
import { PODS, record, startServer } from './rig.ts';

t.test('a list in pages is one list', async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 23; i++) server.apply(PODS, `shop/web-${i}`);
  const { state } = await record(t, server, { settings: { pageSize: 5 } });
  t.strictSame(state.contents(PODS).sort(), server.contents(PODS).sort());
  t.equal(server.requestsFor(PODS, false).length, 5);
  t.equal(server.requestsFor(PODS, false)[0]?.query.get('limit'), '5');
  t.equal(server.requestsFor(PODS, false)[0]?.query.get('resourceVersion'), null);
  const pod = state.objects(PODS)[0];
  t.match(pod, { kind: 'Pod', apiVersion: 'v1' }, 'what list items leave out is filled in');
});

t.test('a list whose continuation is gone begins anew and leaves nothing behind', async (t) => {
  const server = await startServer(t);
  for (let i = 0; i < 12; i++) server.apply(PODS, `shop/web-${i}`);
  let pages = 0;
  server.intercept = ({ resource, isWatch }) => {
    if (resource === PODS && !isWatch && ++pages === 2) {
      server.remove(PODS, 'shop/web-0');
      server.compact();
    }
    return false;
  };
  const { state } = await record(t, server, { settings: { pageSize: 5 } });
  t.equal(state.eventsOf(PODS).filter(({ type }) => type === 'LISTED').length, 11);
  t.strictSame(state.contents(PODS).sort(), server.contents(PODS).sort());
});

t.test('an empty list is synced', async (t) => {
  const server = await startServer(t);
  const { state } = await record(t, server);
  t.strictSame(state.types(PODS), ['DISCOVERED', 'SYNCED']);
});

t.test('what Secrets keep is never asked for and never passed on', async (t) => {
  const server = await startServer(t);
  server.define('v1/secrets', 'Secret');
  const keep = {
    data: { password: 'aHVudGVyMg==' },
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"aHVudGVyMg=="}}',
        team: 'shop',
      },
    },
  };
  server.apply('v1/secrets', 'shop/login', keep);
  const { state } = await record(t, server, { awaits: ['v1/secrets'] });
  server.apply('v1/secrets', 'shop/login', keep);
  server.remove('v1/secrets', 'shop/login');
  await state.until('deleted', () => state.types('v1/secrets').includes('DELETED'));

  const [list] = server.requestsFor('v1/secrets', false);
  t.match(list?.headers.accept, /as=PartialObjectMetadataList;g=meta\.k8s\.io;v=v1/);
  const [watch] = server.requestsFor('v1/secrets', true);
  t.match(watch?.headers.accept, /as=PartialObjectMetadata;g=meta\.k8s\.io;v=v1/);
  // This server ignored what it was asked, and sent everything.
  t.notMatch(JSON.stringify(state.events), /aHVudGVyMg/);
  const secret = state.eventsOf('v1/secrets').find(({ type }) => type === 'LISTED');
  t.match(secret, {
    object: { kind: 'Secret', apiVersion: 'v1', metadata: { annotations: { team: 'shop' } } },
  });
});

t.test('a list that fails is tried again until it succeeds', async (t) => {
  const server = await startServer(t);
  server.apply(PODS, 'shop/web');
  let failures = 5;
  server.intercept = ({ resource, isWatch }, response) => {
    if (resource !== PODS || isWatch || failures-- <= 0) return false;
    if (failures % 2 === 0) response.destroy();
    else sendStatus(response, 500, 'etcd has no leader');
    return true;
  };
  const { state } = await record(t, server);
  t.strictSame(state.types(PODS), ['DISCOVERED', 'LISTED', 'SYNCED']);
});

t.test('a list that is none counts as not observed', async (t) => {
  const server = await startServer(t);
  const answers = [
    '<html>',
    '[]',
    '{"items":[]}',
    '{"metadata":{},"items":[1]}',
    '{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"uid":"1"}},{"spec":{}}]}',
    '{"metadata":{},"items":[]}',
  ];
  server.intercept = ({ resource, isWatch }, response) => {
    const answer = resource === PODS && !isWatch && answers.shift();
    if (answer) response.end(answer);
    return Boolean(answer);
  };
  const { state } = await record(t, server);
  t.strictSame(state.types(PODS), ['DISCOVERED', 'DISCONNECTED', 'SYNCED']);
  t.match(state.eventsOf(PODS)[1], { reason: /^undecodable: / });
});
