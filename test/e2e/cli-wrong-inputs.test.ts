import { copyFileSync, cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { DEMO_RECORDING, meshlapse, start } from '../support/command.ts';
import { demoLines } from '../support/demo-recording.ts';

const COUNT = "g.V().hasLabel('Pod').count()";
const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: first
clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
contexts: [{name: first, context: {cluster: c, user: u}}]
users: [{name: u, user: {}}]
`;

const own = t.testdir({
  empty: '',
  token: 'of-the-test\n',
  'existing.ndjson': 'mine\n',
  'broken.gremlin': 'g.V().\n  hass("a")',
  kubeconfig: KUBECONFIG,
  'bad-kubeconfig': '{bad\n',
  'odd-kubeconfig': KUBECONFIG.replace('http://127.0.0.1:1', 'nowhere'),
  newer: { 'meshlapse.json': '{"application":"meshlapse","format":99}', 'data.mdb': 'x' },
  foreign: { 'data.mdb': 'of another program' },
  notes: { 'notes.txt': 'nothing of ours' },
});
const at = (name: string) => join(own, name);
const data = at('data');
writeFileSync(at('small.ndjson'), `${demoLines().slice(0, 300).join('\n')}\n`);
const imported = await meshlapse(['import', at('small.ndjson'), '--data', data]);
t.equal(imported.code, 0, imported.stderr);

const serving = start(['serve', '--data', data, '--port', '0']);
const [, server = ''] = await serving.says(/Serving on (http:\S+)/);
const guarded = start(['serve', '--data', data, '--port', '0', '--token-file', at('token')]);
const [, guardedServer = ''] = await guarded.says(/Serving on (http:\S+)/);
const port = new URL(server).port;
/** Writes to the folder `held` until it is told to stop. */
const writer = start(['import', '-', '--data', at('held')], {
  input: `${demoLines()[0]}\n`,
  keepInputOpen: true,
});
const others: Server[] = [];
t.teardown(async () => {
  for (const { child } of [serving, guarded, writer]) child.kill('SIGINT');
  for (const other of others) other.close();
  await Promise.all([serving, guarded, writer].map(({ finished }) => finished));
});

interface Wrong {
  readonly args: readonly string[];
  readonly code: number;
  readonly says: RegExp;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function query(says: RegExp, ...args: readonly string[]): Wrong {
  return { args: ['query', '--data', data, ...args], code: 2, says };
}

/** Each ends with its code and says what is wrong, on standard error only, without stack or signal. */
async function refused(t: Test, cases: readonly Wrong[]): Promise<void> {
  const pending = [...cases];
  const worker = async () => {
    for (let next = pending.shift(); next; next = pending.shift()) {
      const { args, code, says, input = '', env = {} } = next;
      const result = await meshlapse(args, {
        input,
        env: { HOME: own, KUBECONFIG: '', MESHLAPSE_DATA: '', MESHLAPSE_TOKEN: '', ...env },
      });
      const name = args.join(' ').replaceAll(own, '');
      t.match(result.stderr, says, name);
      t.strictSame(
        { code: result.code, signal: result.signal, stdout: result.stdout },
        { code, signal: null, stdout: '' },
        `${name}: ${result.stderr}`,
      );
      t.notMatch(result.stderr, /^ +at |bug in Meshlapse|undefined|\[object/m, name);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

t.test('traversals', (t) =>
  refused(t, [
    query(/no step hass\(\) \(line 1, column 7\)\. Did you mean has\(\)\?/, "g.V().hass('name')"),
    query(/no step hass\(\) \(line 2, column 3\)/, '-f', at('broken.gremlin')),
    query(
      /Expected '\)'.*\(line 1, column 17\)\. The '\(' on line 1, column 10/,
      "g.V().has('name'",
    ),
    query(/A query begins with g/, 'V().count()'),
    query(/No variable found for x \(line 1, column 19\)/, "g.V().has('name', x)"),
    query(/out\(\) is called as out\(label\.\.\.\) \(line 1, column 7\)/, 'g.V().out(1, 2)'),
    query(/recorded by a probe, so queries cannot change it/, "g.addV('Pod')"),
    query(
      /sum\(\) needs numbers and met a string/,
      "g.V().hasLabel('Namespace').values('name').sum()",
    ),
    query(/no option 'att' for with\(\)\. Did you mean 'at'/, "g.with('att', 'now').V()"),
    query(/has no zone\. Write 2026-11-23T20:43:30Z/, "g.with('at','2026-11-23T20:43:30').V()"),
    query(/The traversal is empty/, ''),
    { ...query(/The traversal is empty/, '-'), input: ' \n' },
    query(/The traversal is empty/, '-f', at('empty')),
    {
      ...query(/took longer than 1 ms/, '--timeout', '1', 'g.V().repeat(both()).times(9).count()'),
      code: 1,
    },
  ]),
);

t.test('options', (t) =>
  refused(t, [
    { args: [], code: 2, says: /Usage: meshlapse/ },
    { args: ['qery'], code: 2, says: /unknown command 'qery'\n\(Did you mean query\?\)/ },
    { args: ['--bogus'], code: 2, says: /unknown option '--bogus'/ },
    { args: ['query', '--dta', data, COUNT], code: 2, says: /unknown option '--dta'[\s\S]*--data/ },
    { args: ['import'], code: 2, says: /missing required argument 'file'/ },
    { args: ['dump', 'extra'], code: 2, says: /too many arguments for 'dump'/ },
    query(/too many arguments/, COUNT, 'extra'),
    query(/Give the traversal in one way/),
    query(/Give the traversal in one way/, '-f', at('broken.gremlin'), COUNT),
    query(/'xml' is invalid\. Allowed choices are table, json/, '-o', 'xml', COUNT),
    query(/--timeout takes whole milliseconds from 1 to \d+, not '0'/, '--timeout', '0', COUNT),
    query(/not '1e9'/, '--timeout', '1e9', COUNT),
    query(/A variable is written NAME=VALUE.*not 'x'/, '-b', 'x', COUNT),
    query(/A variable is written NAME=VALUE.*not '1x=2'/, '-b', '1x=2', COUNT),
    query(/Give --data or --server, not both/, '--server', server, COUNT),
    query(/missing cannot be read: there is no such file/, '-f', at('missing')),
    query(/notes cannot be read: it is a folder/, '-f', at('notes')),
    {
      args: ['import', DEMO_RECORDING, '--data', data, '--cluster', ''],
      code: 2,
      says: /empty name/,
    },
    {
      args: ['import', DEMO_RECORDING, '--data', ''],
      code: 2,
      says: /data folder has an empty name/,
    },
    { args: ['record', '-n'], code: 2, says: /argument missing/ },
  ]),
);

t.test('times', (t) =>
  refused(t, [
    query(
      /'2026-11-23T20:43:30' has no zone\. Write .*Z for UTC/,
      '--at',
      '2026-11-23T20:43:30',
      COUNT,
    ),
    query(/'yesterday' cannot be read\. Write it like/, '--at', 'yesterday', COUNT),
    query(/A bare number has no unit/, '--at', '1764000000', COUNT),
    query(/The future is not recorded yet/, '--at', '+5m', COUNT),
    query(/no such day or time of day/, '--at', '2026-02-30T00:00:00Z', COUNT),
    query(/'' cannot be read/, '--at', '', COUNT),
    query(/--between takes two times.*not '-5m'/, '--between=-5m', COUNT),
    query(/begins at now, which is not before its end -5m/, '--between', 'now,-5m', COUNT),
    query(/has no zone/, '--between', '2026-11-23T20:43:30,now', COUNT),
    query(/Give --at or --between, not both/, '--at', 'now', '--between=-5m,now', COUNT),
  ]),
);

t.test('addresses and tokens', (t) => {
  const serve = (says: RegExp, code: number, ...args: readonly string[]): Wrong => {
    return { args: ['serve', '--data', data, ...args], code, says };
  };
  return refused(t, [
    serve(new RegExp(`Port ${port} on 127.0.0.1 is in use.*--port`), 1, '--port', port),
    { args: ['demo', '--port', port], code: 1, says: /^error: Port \d+ on 127.0.0.1 is in use/ },
    serve(/NAME=PATH, not '1a=:memory:'.*no digit first/, 2, '--graph', '1a=:memory:'),
    serve(/Two graphs are named g\..*--data is g/, 2, '--graph', 'g=:memory:'),
    serve(/Two graphs are named gcrew/, 2, '--tinkerpop-toys', '--graph', 'gcrew=:memory:'),
    serve(/A port is a number from 0 \(any free one\) to 65535, not '99999'/, 2, '--port', '99999'),
    serve(/not 'http'/, 2, '--port', 'http'),
    serve(/Listening on 0\.0\.0\.0 would open.*Set a token/, 2, '--host', '0.0.0.0', '--port', '0'),
    serve(/no such address/, 2, '--host', '192.0.2.1', '--token-file', at('token')),
    serve(
      /token file .*missing cannot be read: there is no such file/,
      2,
      '--token-file',
      at('missing'),
    ),
    serve(/token file .*empty is empty/, 2, '--token-file', at('empty')),
    {
      ...serve(/LOG_LEVEL is one of .*warn.*, not 'loud'/, 2, '--port', '0'),
      env: { LOG_LEVEL: 'loud' },
    },
  ]);
});

t.test('servers', async (t) => {
  const answering = async (status: number, body: string) => {
    const other = createServer((_, response) => response.writeHead(status).end(body));
    others.push(other);
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  };
  const silent = createServer(() => {});
  others.push(silent);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const ask = (url: string, code: number, says: RegExp, ...args: readonly string[]): Wrong => {
    return { args: ['query', '--server', url, ...args, COUNT], code, says };
  };
  await refused(t, [
    ask('http://127.0.0.1:1', 1, /No server answers at http:\/\/127\.0\.0\.1:1\. Start one/),
    ask('localhost:8182', 2, /--server takes a URL such as http.*not 'localhost:8182'/),
    ask('', 2, /--server takes a URL/),
    ask('ftp://127.0.0.1', 2, /--server takes a URL/),
    ask(await answering(200, '<html>'), 1, /is no Meshlapse server \(status 200\)/),
    ask(await answering(200, '{}'), 1, /is no Meshlapse server \(status 200\)/),
    ask(await answering(404, 'null'), 1, /is no Meshlapse server \(status 404\)/),
    ask(
      `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      1,
      /does not answer in time/,
      '--timeout',
      '1',
    ),
    ask(guardedServer, 2, /asks for a token\. Give the one.*--token-file/),
    { ...ask(guardedServer, 2, /does not accept this token/), env: { MESHLAPSE_TOKEN: 'wrong' } },
    ask(server, 2, /token file .* is empty/, '--token-file', at('empty')),
    {
      args: ['query', '--server', server, "g.V().hass('a')"],
      code: 2,
      says: /no step hass\(\).*Did you mean/,
    },
    ask(server, 2, /has no zone/, '--at', '2026-11-23T20:43:30'),
  ]);
});

t.test('over HTTP without the token', async (t) => {
  const ask = (authorization?: string) =>
    fetch(`${guardedServer}/gremlin?gremlin=${encodeURIComponent(COUNT)}`, {
      headers: authorization === undefined ? {} : { authorization },
    });
  for (const given of [undefined, 'Bearer wrong', 'Bearer ', 'of-the-test']) {
    const response = await ask(given);
    t.equal(response.status, 401, given ?? 'none');
    t.match(await response.json(), { code: 'UNAUTHORIZED', message: /token/ });
  }
  t.equal((await ask('Bearer of-the-test')).status, 200);
  t.equal((await fetch(`${guardedServer}/livez`)).status, 200);
  t.equal((await fetch(`${guardedServer}/metrics`)).status, 401);
});

t.test('data folders', async (t) => {
  const damage = (name: string, change: (file: string) => void) => {
    cpSync(data, at(name), { recursive: true });
    change(join(at(name), 'data.mdb'));
  };
  damage('truncated', (file) => truncateSync(file, 40_000));
  damage('garbage', (file) => copyFileSync(DEMO_RECORDING, file));
  damage('emptied', (file) => truncateSync(file, 0));
  damage('flipped', (file) => writeFileSync(file, flipped(readFileSync(file))));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { pid } = writer.child;
  const on = (folder: string, code: number, says: RegExp): readonly Wrong[] => [
    { args: ['query', '--data', folder, 'g.V().valueMap()'], code, says },
    { args: ['dump', '--data', folder], code, says },
  ];
  const into = (folder: string, code: number, says: RegExp): Wrong => {
    return { args: ['import', at('small.ndjson'), '--data', folder], code, says };
  };
  await refused(t, [
    ...on(at('missing'), 1, /no Meshlapse data in .*missing\. Import or record into it first/),
    ...on(at('notes'), 1, /no Meshlapse data in .*notes/),
    ...on(at('existing.ndjson'), 2, /existing\.ndjson cannot be the data folder: it is a file/),
    ...on(at('newer'), 2, /newer has format 99, and this version reads format/),
    ...on(at('foreign'), 2, /foreign is not a Meshlapse data folder/),
    ...on(at('truncated'), 1, /data\.mdb is damaged: it is cut off.*Restore the folder/),
    ...on(at('emptied'), 1, /no Meshlapse data in .*emptied/),
    ...on(at('garbage'), 1, /data\.mdb is damaged: its head is not that of a data file/),
    { args: ['query', COUNT], code: 1, says: /no Meshlapse data in .*\.meshlapse.data/ },
    { args: ['serve', '--data', at('missing')], code: 1, says: /no Meshlapse data in/ },
    {
      args: ['query', COUNT],
      code: 1,
      says: /in .*elsewhere\./,
      env: { MESHLAPSE_DATA: at('elsewhere') },
    },
    into(at('existing.ndjson'), 2, /it is a file\. Name a folder/),
    into(at('foreign'), 2, /is not a Meshlapse data folder.*Nothing was changed/),
    into(at('truncated'), 1, /is damaged: it is cut off/),
    into(at('held'), 1, new RegExp(`Process ${pid} is writing to the data folder`)),
    into('/proc/meshlapse', 2, /data folder \/proc\/meshlapse cannot be written/),
  ]);
  t.equal(readFileSync(join(at('foreign'), 'data.mdb'), 'utf8'), 'of another program');
  const half = await meshlapse(['dump', '--data', at('flipped')]);
  t.match(half, { code: 1, signal: null, stderr: /^error: The data f.* is damaged: .*Restore/ });
});

/** One bit of every fifth page, away from the heads of the file and of the pages. */
function flipped(bytes: Buffer): Buffer {
  for (let page = 10 * 4096; page + 4096 <= bytes.length; page += 5 * 4096) {
    bytes.writeUInt8(bytes.readUInt8(page + 3000) ^ 16, page + 3000);
  }
  return bytes;
}

t.test('clusters and recordings', async (t) => {
  const record = (code: number, says: RegExp, ...args: readonly string[]): Wrong => {
    return { args: ['record', ...args], code, says };
  };
  const known = ['--kubeconfig', at('kubeconfig')];
  await refused(t, [
    record(1, /no kubeconfig at .*\.kube.config, and this is not a pod.*Name a kubeconfig/),
    record(1, /no kubeconfig at .*missing\. Check the path/, '--kubeconfig', at('missing')),
    record(1, /no current context\. It has no contexts at all/, '--kubeconfig', at('empty')),
    record(
      2,
      /bad-kubeconfig cannot be read: .*Check it with: kubectl.*\n$/,
      '--kubeconfig',
      at('bad-kubeconfig'),
    ),
    record(2, /gives 'nowhere' as the server/, '--kubeconfig', at('odd-kubeconfig')),
    record(1, /no context 'second'\. Choose one of: first/, ...known, '--context', 'second'),
    record(
      1,
      /cluster at http:\/\/127\.0\.0\.1:1 cannot be read: unreachable/,
      ...known,
      '--data',
      at('live'),
    ),
    record(1, /unreachable/, ...known, '--out', at('new.ndjson')),
    record(1, /already a file '.*existing\.ndjson'/, ...known, '--out', at('existing.ndjson')),
    record(
      1,
      /missing.new\.ndjson' cannot be written/,
      ...known,
      '--out',
      at('missing/new.ndjson'),
    ),
    record(2, /Give --out to write a file, or --data/, ...known, '--out', at('x'), '--serve'),
    record(2, /A port is a number/, ...known, '--serve', '--port', '70000'),
    record(2, /empty name/, ...known, '--cluster', ''),
  ]);
  t.equal(readFileSync(at('existing.ndjson'), 'utf8'), 'mine\n');
  t.throws(() => readFileSync(at('new.ndjson')), 'no empty file is left');
  t.throws(() => readFileSync(join(at('live'), 'data.mdb')), 'no empty data folder is left');
});
