import assert from 'node:assert/strict';
import type { JsonObject } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { normalise } from '../../../packages/probes/src/objects/normalise.ts';

const DEFAULTS = { apiVersion: 'v1', kind: 'Pod' };
const SECRET = 'hunter2-0123456789';

function text(object: JsonObject): string {
  return JSON.stringify(normalise(object, DEFAULTS).document);
}

function hash(object: JsonObject): string {
  return normalise(object, DEFAULTS).contentHash;
}

t.test('what says nothing is left out', async (t) => {
  const { document, resourceVersion } = normalise(
    {
      metadata: {
        name: 'a',
        resourceVersion: '7',
        managedFields: [{ manager: 'kubectl' }],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          note: 'stays',
        },
      },
    },
    { apiVersion: 'v1', kind: 'ConfigMap' },
  );
  t.same(document, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations: { note: 'stays' } },
  });
  t.equal(resourceVersion, '7');
});

t.test('versions and heartbeats make no difference, everything else does', async (t) => {
  const node = (beat: string, version: string, status = 'True') => ({
    kind: 'Node',
    metadata: { name: 'n', resourceVersion: version },
    status: {
      conditions: [{ type: 'Ready', status, lastHeartbeatTime: beat, lastProbeTime: beat }],
    },
  });
  t.equal(hash(node('2026-01-01T00:00:00Z', '1')), hash(node('2026-01-01T00:05:00Z', '2')));
  t.not(hash(node('2026-01-01T00:00:00Z', '1')), hash(node('2026-01-01T00:00:00Z', '1', 'False')));
  t.equal(
    normalise(node('2026-01-01T00:05:00Z', '2'), DEFAULTS).lastHeartbeat,
    '2026-01-01T00:05:00Z',
  );
  const lease = (renewTime: string) => ({
    kind: 'Lease',
    spec: { holderIdentity: 'a', renewTime },
  });
  t.equal(hash(lease('2026-01-01T00:00:00Z')), hash(lease('2026-01-01T00:00:09Z')));
});

t.test('the order of keys makes no difference', async (t) => {
  t.equal(hash({ a: 1, b: { c: 2, d: [3] } }), hash({ b: { d: [3], c: 2 }, a: 1 }));
  t.not(hash({ a: [1, 2] }), hash({ a: [2, 1] }));
});

t.test('the object that was given is not changed', async (t) => {
  const object = { kind: 'Secret', metadata: { resourceVersion: '1' }, data: { a: SECRET } };
  const before = structuredClone(object);
  normalise(object, DEFAULTS);
  t.same(object, before);
});

t.test('of a Secret the keys stay', async (t) => {
  const secret = { kind: 'Secret', data: { password: SECRET }, stringData: { other: SECRET } };
  t.same(normalise(secret, DEFAULTS).document, {
    apiVersion: 'v1',
    kind: 'Secret',
    data: { password: 'REDACTED' },
    stringData: { other: 'REDACTED' },
  });
});

t.test('secrets are taken out wherever they stand', async (t) => {
  const container = (fields: JsonObject) => ({ spec: { containers: [{ name: 'c', ...fields }] } });
  const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.${SECRET}`;
  const places: Readonly<Record<string, JsonObject>> = {
    variable: container({ env: [{ name: 'DB_PASSWORD', value: SECRET }] }),
    'variable with an address': container({
      env: [{ name: 'DB', value: `pg://u:${SECRET}@db/x` }],
    }),
    'variable with a token': container({ env: [{ name: 'X', value: jwt }] }),
    'flag with =': container({ args: ['serve', `--password=${SECRET}`] }),
    'flag and value': container({ args: ['--api-token', SECRET, '--port', '80'] }),
    'shell command': container({ command: ['sh', '-c', `PASSWORD=${SECRET} run`] }),
    annotation: { metadata: { annotations: { 'example.com/token': SECRET } } },
    template: { spec: { template: container({ env: [{ name: 'API_KEY', value: SECRET }] }) } },
    field: { spec: { auth: { clientSecret: SECRET } } },
    'ConfigMap key': { kind: 'ConfigMap', data: { password: SECRET } },
    'ConfigMap value': {
      kind: 'ConfigMap',
      data: { 'key.pem': `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}\n` },
    },
  };
  for (const [place, object] of Object.entries(places)) {
    t.notMatch(text(object), SECRET, place);
    t.match(text(object), 'REDACTED', place);
  }
});

t.test('what only looks like one by its name stays', async (t) => {
  const object = {
    metadata: { annotations: { 'example.com/checksum': 'abc' }, labels: { token: 'a' } },
    spec: {
      volumes: [{ name: 'token', secret: { secretName: 'tls' } }],
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'registry' }],
      containers: [
        {
          name: 'c',
          args: ['--token-file=/var/run/token', '--port=80'],
          env: [
            { name: 'PORT', value: '80' },
            { name: 'TOKEN_URL', value: 'https://login.example.com' },
            { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
          ],
        },
      ],
    },
  };
  t.notMatch(text(object), 'REDACTED');
});

t.test('normalising what was normalised changes nothing', async () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 4 }), (any) => {
      const object = JSON.parse(JSON.stringify(any)) as JsonObject;
      const once = normalise(object, DEFAULTS);
      const twice = normalise(once.document, DEFAULTS);
      return twice.contentHash === once.contentHash;
    }),
  );
});

const anyWord = fc.constantFrom(
  ...[
    'password',
    'token',
    '--',
    '=',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '\n',
    '  ',
    '|',
    ',',
    '&',
    '<',
    '>',
    '/',
  ],
  ...[
    'REDACTED',
    'x',
    'name',
    'value',
    'apiKey',
    '"kty"',
    '"k"',
    '://',
    ':',
    '@',
    'kind',
    'Secret',
  ],
);
const anyText = fc.array(anyWord, { maxLength: 12 }).map((words) => words.join(''));

t.test('masking what was masked changes nothing', async () => {
  const anyFields = fc.dictionary(anyText, anyText, { maxKeys: 4 });
  fc.assert(
    fc.property(anyFields, fc.constantFrom('a', 'password'), anyText, (data, name, value) => {
      const metadata = { annotations: data };
      const spec = { env: [{ name, value }], args: [name, value], note: value };
      for (const kind of ['ConfigMap', 'Pod', 'Secret']) {
        const once = normalise({ kind, metadata, data, spec }, DEFAULTS).document;
        assert.deepEqual(normalise(once, DEFAULTS).document, once);
      }
    }),
    { numRuns: 2000 },
  );
});

t.test('selectors and labels go on to mean the same', async (t) => {
  const labels = { token: 'a', 'db-password': 'b' };
  const object = {
    metadata: { labels },
    spec: { selector: labels, podSelector: { matchLabels: labels }, nodeSelector: labels },
  };
  t.notMatch(text(object), 'REDACTED');
});

t.test('of a file only the values under telling names are replaced', async (t) => {
  const file =
    'host: db\npassword: x\nport: 80\npasswordFile: /run/x\ntoken: |\n  a\n  b\nlast: 1\n';
  const configMap = { kind: 'ConfigMap', data: { 'app.yaml': file } };
  t.equal(
    (normalise(configMap, DEFAULTS).document['data'] as JsonObject)['app.yaml'],
    'host: db\npassword: REDACTED\nport: 80\npasswordFile: /run/x\ntoken: |\n  REDACTED\n  REDACTED\nlast: 1\n',
  );
});

t.test('what is nested without end is cut off', async (t) => {
  const deep = JSON.parse(`${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`) as JsonObject;
  for (const object of [
    { spec: deep },
    { metadata: deep },
    { metadata: { metadata: deep } },
    deep,
  ]) {
    t.ok(text(object).length < 10_000);
  }
});

t.test('looking for secrets takes no longer than the text is long', async (t) => {
  const size = 300_000;
  const parts = [
    'a',
    '-',
    'a-',
    '-eyJ',
    '-eyJaaaaaaaa.',
    '"a":"',
    '<a>',
    '{a: ',
    ' --a "',
    '://',
    'password=',
    ' ',
  ];
  for (const part of [...parts, 'password: |\n', 'kind:', '"\\', "='", 'Basic ', 'Secret']) {
    const start = performance.now();
    text({ kind: 'ConfigMap', data: { a: `token${part.repeat(size / part.length)}` } });
    t.ok(performance.now() - start < 2000, part);
  }
});

t.test('keys with a meaning in JavaScript are keys like others', async (t) => {
  const object = JSON.parse('{"data":{"__proto__":{"a":1},"constructor":"b"}}') as JsonObject;
  t.match(text(object), '"__proto__":{"a":1},"constructor":"b"');
});
