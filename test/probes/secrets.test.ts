import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openGraph } from '@meshlapse/graph';
import type { JsonObject } from '@meshlapse/model';
import { createRecording, importRecording, Recorder, type RecordingEvent } from '@meshlapse/probes';
import t from 'tap';
import { after } from './support/events.ts';
import { object } from './support/linked.ts';

/** What nobody may find again, each where it was hidden. */
const planted = new Map<string, string>();

/** A password like no other. The letters around it keep its looks from telling. */
function canary(place: string): string {
  const text = `Kanarienvogel${planted.size}zwitschert`;
  planted.set(text, place);
  return text;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

const variables = (place: string) => [
  { name: 'DB_PASSWORD', value: canary(`${place} by name`) },
  { name: 'PGPASSWORD', value: canary(`${place} in one word`) },
  { name: 'apiKey', value: canary(`${place} in camel case`) },
  { name: 'DATABASE', value: `postgres://user:${canary(`${place} in an address`)}@db/x` },
  { name: 'REDIS', value: `redis://:${canary(`${place} in an address without user`)}@db/0` },
  { name: 'SETTINGS', value: `{"db":{"password":"${canary(`${place} in JSON`)}"}}` },
  { name: 'JAVA_OPTS', value: `-Xmx1g -Dspring.password=${canary(`${place} in an option`)}` },
  { name: 'HEADER', value: `Bearer ${canary(`${place} as a bearer token`)}` },
  {
    name: 'JWT',
    value: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.${canary(`${place} as a JWT`)}`,
  },
];

const container = (place: string) => ({
  name: place.toLowerCase(),
  env: variables(place),
  args: [
    `--password=${canary(`${place} --password=x`)}`,
    '--token',
    canary(`${place} --token x`),
    '--set',
    `a=b,db.password=${canary(`${place} --set`)}`,
  ],
  command: [
    'sh',
    '-c',
    `PASSWORD='${canary(`${place} in a shell`)} x' run --api-key ${canary(`${place} in a flag`)}`,
  ],
  livenessProbe: {
    exec: { command: ['check', '--password', canary(`${place} in a probe`)] },
    httpGet: { httpHeaders: [{ name: 'Authorization', value: canary(`${place} in a header`) }] },
  },
});

const pod = object('v1', 'Pod', 'shop/cart', {
  metadata: {
    annotations: {
      'example.com/api-token': canary('annotation by name'),
      'example.com/config': `{"client_secret": "${canary('annotation in JSON')}"}`,
      'kubectl.kubernetes.io/last-applied-configuration': `{"x":"${canary('last applied')}"}`,
      'kapp.k14s.io/original': `{"x":"${canary('original of kapp')}"}`,
      'objectset.rio.cattle.io/applied': base64(canary('applied by rio')),
    },
    managedFields: [{ manager: canary('managedFields') }],
  },
  spec: {
    containers: [container('Containers')],
    initContainers: [container('Initial')],
    ephemeralContainers: [container('Ephemeral')],
    imagePullSecrets: [{ name: 'registry' }],
  },
});

const SECRET_DATA = { password: base64(canary('Secret data')) };

const secret = object('v1', 'Secret', 'shop/db', {
  metadata: {
    annotations: {
      'openshift.io/token-secret.value': canary('Secret annotation'),
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(SECRET_DATA),
      backup: JSON.stringify({ kind: 'Secret', data: { x: base64(canary('copy of a Secret')) } }),
    },
    managedFields: [{ manager: canary('managedFields of a Secret') }],
  },
  data: SECRET_DATA,
  stringData: { plain: canary('Secret stringData') },
});

const helm = object('v1', 'Secret', 'shop/sh.helm.release.v1.cart.v1', {
  type: 'helm.sh/release.v1',
  data: { release: base64(base64(canary('Helm release'))) },
});

const registry = object('v1', 'Secret', 'shop/registry', {
  type: 'kubernetes.io/dockerconfigjson',
  data: { '.dockerconfigjson': base64(`{"auths":{"r":{"auth":"${canary('pull secret')}"}}}`) },
});

const configMap = object('v1', 'ConfigMap', 'shop/cart', {
  data: {
    password: canary('ConfigMap by key'),
    'app.properties': `url=x\ndb.password = ${canary('properties')}\nspring.token=${canary('properties, short')}`,
    'app.yaml': [
      'db:',
      `  password: ${canary('YAML')}`,
      '  apiKey: |',
      `    ${canary('YAML block')}`,
      `  more: {user: a, passwd: ${canary('YAML in braces')}}`,
      '  port: 80',
    ].join('\n'),
    'one-line': `secret: ${canary('YAML of one line')}`,
    'app.json': JSON.stringify({ auth: { client_secret: canary('JSON') }, port: 80 }, null, 2),
    'app.xml': `<db><password>${canary('XML')}</password></db>`,
    'tls.pem': `-----BEGIN EC PRIVATE KEY-----\n${canary('PEM')}\n-----END EC PRIVATE KEY-----`,
    '.netrc': `machine x login y password ${canary('netrc')}`,
    'config.json': `{"auths":{"r":{"auth":"${canary('Docker configuration')}"}}}`,
    kubeconfig: `users:\n- user:\n    client-key-data: ${base64(canary('kubeconfig'))}\n`,
    'url.txt': `https://${canary('token as the user')}@git.example/x`,
    release: gzipSync(canary('packed release')).toString('base64'),
  },
  binaryData: { settings: base64(`password=${canary('binaryData')}`) },
});

const others: readonly JsonObject[] = [
  object('events.k8s.io/v1', 'Event', 'shop/e', {
    note: `login with password=${canary('Event note')} failed at amqp://u:${canary('Event note, address')}@mq`,
  }),
  object('security.istio.io/v1', 'RequestAuthentication', 'shop/jwt', {
    spec: { jwtRules: [{ jwks: `{"keys":[{"kty":"oct","k":"${canary('symmetric key')}"}]}` }] },
  }),
  object('networking.istio.io/v1', 'ServiceEntry', 'shop/out', {
    spec: { hosts: ['x.example'], endpoints: [{ address: `ftp://u:${canary('ServiceEntry')}@h` }] },
  }),
  object('extensions.istio.io/v1alpha1', 'WasmPlugin', 'shop/wasm', {
    spec: {
      url: `https://user:${canary('WASM url')}@host.example/x.wasm`,
      pluginConfig: { upstream: { password: { value: canary('nested value') } } },
    },
  }),
  object('networking.istio.io/v1', 'VirtualService', 'shop/vs', {
    spec: {
      hosts: ['x'],
      http: [
        {
          headers: { request: { set: { Authorization: canary('header set by a route') } } },
          match: [{ headers: { 'x-api-key': { exact: canary('matched header') } } }],
          route: [{ destination: { host: 'x' } }],
        },
      ],
    },
  }),
  object('keda.sh/v1alpha1', 'ScaledObject', 'shop/s', {
    spec: {
      triggers: [
        {
          metadata: {
            host: `amqp://u:${canary('metadata that is none')}@mq`,
            password: canary('field of metadata that is none'),
          },
        },
      ],
    },
  }),
  object('work.example/v1', 'ManifestWork', 'shop/w', {
    spec: { manifests: [{ kind: 'Secret', data: { x: canary('Secret inside of an object') } }] },
  }),
  object('helm.example/v1', 'HelmRelease', 'shop/h', {
    spec: {
      values: { db: { password: canary('Helm value') }, passwords: [canary('list of passwords')] },
      inline: `a: b\nadminPassword: "${canary('Helm values as text')}"\n`,
      parameters: [{ name: 'db.password', value: canary('parameter') }],
    },
  }),
];

const RESOURCES: Readonly<Record<string, string>> = {
  Pod: 'v1/pods',
  Secret: 'v1/secrets',
  ConfigMap: 'v1/configmaps',
};

/** A recorder's events with all of it, in a list without kinds, changed, and gone. */
function events(): readonly RecordingEvent[] {
  let second = 0;
  const next = () => after(second++);
  const all: RecordingEvent[] = [
    { type: 'HEADER', observedAt: next(), cluster: 'c', serverVersion: 'v1.37.2' },
  ];
  for (const each of [pod, secret, helm, registry, configMap, ...others]) {
    const kind = String(each['kind']);
    const resource = RESOURCES[kind] ?? `${each['apiVersion'] as string}/${kind.toLowerCase()}s`;
    const { kind: _, apiVersion: __, ...item } = each;
    const metadata = each['metadata'] as JsonObject;
    const changed = { ...each, metadata: { ...metadata, generation: 2 } };
    const on = {
      resource,
      get observedAt() {
        return next();
      },
    };
    all.push(
      { type: 'DISCOVERED', kind, namespaced: true, ...on },
      { type: 'LISTED', object: item, ...on },
      { type: 'SYNCED', resourceVersion: '1', count: 1, ...on },
      { type: 'MODIFIED', object: changed, ...on },
      { type: 'DISCONNECTED', reason: `lost https://u:${canary('reason')}@server`, ...on },
    );
  }
  return all;
}

/** Where something that was planted is found, in any of the ways in which bytes are written down. */
function found(bytes: Buffer): readonly string[] {
  return [...planted].flatMap(([text, place]) => {
    const [first, second, third] = ['', '.', '..'].map((before) => base64(`${before}${text}`));
    const forms = [text, first?.slice(0, -4), second?.slice(4, -4), third?.slice(4, -4)];
    const hex = Buffer.from(text).toString('hex');
    const seen = [...forms, hex, hex.toUpperCase()].find((form) => form && bytes.includes(form));
    return seen === undefined ? [] : [`${place}: ${seen}`];
  });
}

function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const own = files.filter((file) => file.isFile());
  return Buffer.concat(own.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`)));
}

t.test('no secret reaches the disk by way of a graph', async (t) => {
  const path = t.testdir();
  const graph = await openGraph({ path, mode: 'write' });
  const recorder = await Recorder.open({ graph, cluster: 'c' });
  for (const event of events()) await recorder.write(event);
  await recorder.flush();
  const lines: string[] = [];
  for await (const line of graph.dump()) lines.push(line);
  await graph.close();
  t.same(found(Buffer.from(lines.join('\n'))), []);
  t.same(found(bytesIn(path)), []);
  t.match(lines.join('\n'), 'port: 80', 'what is no secret is there');
});

for (const name of ['recording.ndjson', 'recording.ndjson.gz']) {
  t.test(`no secret reaches ${name}, and importing it gives the same graph`, async (t) => {
    const path = `${t.testdir()}/${name}`;
    const recording = await createRecording(path);
    const graphs = await Promise.all([1, 2].map(() => openGraph({ memory: true })));
    const [live, imported] = graphs as [(typeof graphs)[0], (typeof graphs)[0]];
    const recorder = await Recorder.open({ graph: live, cluster: 'c' });
    for (const event of events()) {
      await recording.write(event);
      await recorder.write(event);
    }
    recorder.pause('the recording ends');
    await recorder.flush();
    await recording.close();
    const bytes = readFileSync(path);
    t.same(found(name.endsWith('.gz') ? gunzipSync(bytes) : bytes), []);
    await importRecording({ graph: imported, input: path });
    t.same(await elements(imported), await elements(live));
  });
}

async function elements(graph: Awaited<ReturnType<typeof openGraph>>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of graph.dump()) if (!/^\{"(gap|position)"/.test(line)) lines.push(line);
  return lines;
}

t.test('what is looked for would be found', async (t) => {
  const [[text = ''] = []] = [...planted];
  for (const prefix of ['', 'a', 'bb', '{"x":"']) {
    t.equal(found(Buffer.from(base64(`${prefix}${text}"}`))).length, 1, `base64 behind ${prefix}`);
  }
  t.equal(found(Buffer.from(Buffer.from(text).toString('hex'))).length, 1);
  t.ok(planted.size > 80);
});
