import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { DEMO_RECORDING, type Finished, meshlapse, start } from '../support/command.ts';
import { demoLines, demoSteps, PODS_OF_REVIEWS_V2 } from '../support/demo-recording.ts';

const STEPS = demoSteps();
/** Before the canary, the canary, and on both sides of its rolling update. */
const FEW = STEPS.filter(({ name }) =>
  ['destination-rules', 'deploy-reviews-v2', 'subset-fixed', 'rolling-update'].includes(name),
);
const [BEFORE, CANARY, OLD, NEW] = FEW;
if (!BEFORE || !CANARY || !OLD || !NEW) throw new Error('the truth file lacks steps');

/** From before the rolling update to after it; a pod of the first of its two steps is in neither truth. */
const DURING = podsReadyBetween(OLD.at, NEW.at);

const folder = join(t.testdir(), 'data');
const imported = await meshlapse(['import', DEMO_RECORDING, '--data', folder]);
t.equal(imported.code, 0, imported.stderr);
const serving = start(['serve', '--data', folder, '--port', '0']);
const [, server = ''] = await serving.says(/Serving on (http:\S+)/);
t.teardown(async () => {
  serving.child.kill('SIGINT');
  await serving.finished;
});

function query(...args: readonly string[]): Promise<Finished> {
  return meshlapse(['query', ...args]);
}

/** The results of `-o json`, sorted. */
function results({ code, stdout, stderr }: Finished): string[] {
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout).results.sort();
}

function distinct(answer: Finished): string[] {
  return [...new Set(results(answer))];
}

async function post(body: object): Promise<{ readonly data: unknown; readonly meta: never }> {
  const headers = { 'content-type': 'application/json' };
  const text = JSON.stringify(body);
  const response = await fetch(`${server}/gremlin`, { method: 'POST', headers, body: text });
  return result(response);
}

async function get(parameters: Record<string, string>): Promise<{ readonly data: string[] }> {
  const response = await fetch(`${server}/gremlin?${new URLSearchParams(parameters)}`);
  return result(response);
}

async function result(response: Response) {
  const answer = JSON.parse(await response.text());
  if (!response.ok) throw new Error(answer.message);
  return answer.result;
}

t.test('the truth has something to tell', (t) => {
  t.ok(STEPS.length > 30);
  t.strictSame(BEFORE.pods, []);
  t.equal(CANARY.pods.length, 1);
  t.strictSame(OLD.pods, CANARY.pods);
  t.equal(NEW.pods.length, 1);
  t.not(NEW.pods[0], OLD.pods[0]);
  t.end();
});

t.test('query --data tells what was true', async (t) => {
  const answers = await Promise.all(
    FEW.map(({ at }) => query('--data', folder, '--at', at, '-o', 'json', PODS_OF_REVIEWS_V2)),
  );
  for (const [i, { name, pods }] of FEW.entries()) {
    const answer = answers[i];
    t.strictSame(answer && results(answer), pods, name);
    t.equal(answer?.stderr, '', 'nothing is incomplete then');
  }
});

t.test('the API tells what was true at every step, by POST and by GET', async (t) => {
  for (const { name, at, pods } of STEPS) {
    const typed = await post({ gremlin: PODS_OF_REVIEWS_V2, at });
    t.match(typed.data, { '@type': 'g:List' });
    t.strictSame((typed.data as { '@value': string[] })['@value'].sort(), pods, `${name}, typed`);
    const plain = await post({ gremlin: PODS_OF_REVIEWS_V2, at, types: false });
    t.strictSame((plain.data as string[]).sort(), pods, name);
    t.match(plain.meta, { complete: true, incomplete: [] });
    const { data } = await get({ gremlin: PODS_OF_REVIEWS_V2, at, types: 'false' });
    t.strictSame(data.sort(), pods, `${name} by GET`);
  }
});

t.test('query --server tells what was true', async (t) => {
  const answers = await Promise.all(
    FEW.map(({ at }) =>
      query('--server', server, '--at', at, '-o', 'json', PODS_OF_REVIEWS_V2).then(results),
    ),
  );
  t.strictSame(
    answers,
    FEW.map(({ pods }) => pods),
  );
  const { at } = NEW;
  const path = await query(
    '--server',
    `${server}/gremlin`,
    '--at',
    at,
    '-o',
    'json',
    'g.V().count()',
  );
  t.equal(path.code, 0, 'the path of the API may be part of the URL');
  const between = `${OLD.at},${at}`;
  const both = await query(
    '--server',
    server,
    '--between',
    between,
    '-o',
    'json',
    PODS_OF_REVIEWS_V2,
  );
  t.strictSame(distinct(both), DURING);
});

t.test('the traversal comes from a file or from standard input', async (t) => {
  const file = join(t.testdir(), 'question.gremlin');
  writeFileSync(file, `${PODS_OF_REVIEWS_V2}\n`);
  const { at, pods } = NEW;
  const common = ['query', '--data', folder, '--at', at, '-o', 'json'];
  const [fromFile, fromInput, fromInputAsFile] = await Promise.all([
    meshlapse([...common, '-f', file]),
    meshlapse([...common, '-'], { input: PODS_OF_REVIEWS_V2 }),
    meshlapse([...common, '-f', '-'], { input: PODS_OF_REVIEWS_V2 }),
  ]);
  t.strictSame(results(fromFile), pods);
  t.strictSame(results(fromInput), pods);
  t.strictSame(results(fromInputAsFile), pods);
});

/** Each format read back to a list of texts. */
const READ_BACK: Readonly<Record<string, (stdout: string) => unknown>> = {
  table: (text) => text.split('\n').slice(1, -1),
  json: (text) => JSON.parse(text).results,
  ndjson: (text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  csv: (text) => text.split('\r\n').slice(1, -1),
  graphson: (text) => JSON.parse(text)['@value'],
};

t.test('every format holds the same answer', async (t) => {
  const ask = (format: string, at: string) =>
    query('--data', folder, '--at', at, '-o', format, PODS_OF_REVIEWS_V2);
  await Promise.all(
    Object.entries(READ_BACK).map(async ([format, read]) => {
      const { stdout } = await ask(format, NEW.at);
      t.strictSame(read(stdout), NEW.pods, format);
    }),
  );
  const none = await ask('table', BEFORE.at);
  t.match(none, { code: 0, stdout: '', stderr: 'No results.\n' });
  const json = await ask('json', NEW.at);
  const { basis } = JSON.parse(json.stdout);
  t.match(basis, { complete: true, incomplete: [], warnings: [] });
  t.equal(Date.parse(basis.at), Date.parse(NEW.at));
});

t.test('columns are the same in a table and in csv', async (t) => {
  const text = `g.V().hasLabel('Pod').has('labels.app', 'reviews').order().by('name')
    .project('pod', 'ready').by('name').by('ready')`;
  const [table, csv] = await Promise.all(
    ['table', 'csv'].map((format) => query('--data', folder, '--at', NEW.at, '-o', format, text)),
  );
  const rows = (csv?.stdout ?? '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  t.strictSame(rows[0], ['pod', 'ready']);
  t.ok(rows.length >= 4, 'three versions serve');
  const lines = (table?.stdout ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split(/\s{3,}/));
  t.strictSame(lines, [['POD', 'READY'], ...rows.slice(1)]);
});

t.test('an interval holds what was true at any time in it', async (t) => {
  const between = (from: string, to: string) =>
    query('--data', folder, '--between', `${from},${to}`, '-o', 'json', PODS_OF_REVIEWS_V2);
  const [both, after] = await Promise.all([
    between(OLD.at, NEW.at),
    between(NEW.at, STEPS.at(-1)?.at ?? ''),
  ]);
  t.strictSame(distinct(both), DURING);
  t.strictSame(distinct(after), NEW.pods);
});

t.test('variables are JSON or text, in a folder and on a server alike', async (t) => {
  const text = `g.V().has('Service','name',app).has('namespace','default').outE('endpoint')
    .has('ready',up).inV().has('labels.version',within(versions)).limit(most).values('name')`;
  const bound = ['app=reviews', 'up=true', 'versions=["v2"]', 'most=5'].flatMap((b) => ['-b', b]);
  const common = ['--at', NEW.at, '-o', 'json', ...bound, text];
  const [folders, servers, texts] = await Promise.all([
    query('--data', folder, ...common),
    query('--server', server, ...common),
    query(
      '--data',
      folder,
      '-o',
      'ndjson',
      '-b',
      'a="5"',
      '-b',
      'b=a=b',
      '-b',
      'c=',
      'g.inject(a, b, c)',
    ),
  ]);
  t.strictSame(results(folders), NEW.pods);
  t.strictSame(results(servers), NEW.pods);
  t.equal(texts.stdout, '"5"\n"a=b"\n""\n', 'quoted, with an equals sign, and empty');
  const bindings = { app: 'reviews', up: true, versions: ['v2'], most: 5 };
  t.strictSame((await post({ gremlin: text, bindings, at: NEW.at, types: false })).data, NEW.pods);
  const byName = PODS_OF_REVIEWS_V2.replace("'reviews'", 'app');
  const got = { gremlin: byName, 'bindings.app': 'reviews', at: NEW.at, types: 'false' };
  t.strictSame((await get(got)).data, NEW.pods);
});

t.test('a time in the text counts more than one beside it', async (t) => {
  const text = PODS_OF_REVIEWS_V2.replace('g.', `g.with('at', '${OLD.at}').`);
  const [alone, beside, served] = await Promise.all([
    query('--data', folder, '-o', 'json', text),
    query('--data', folder, '--at', NEW.at, '-o', 'json', text),
    query('--server', server, '--at', NEW.at, '-o', 'json', text),
  ]);
  t.strictSame([alone, beside, served].map(results), [OLD.pods, OLD.pods, OLD.pods]);
});

t.test('an offset other than UTC names the same instant', async (t) => {
  const local = `${new Date(Date.parse(NEW.at) + 5.5 * 3_600_000).toISOString().slice(0, -1)}+05:30`;
  t.strictSame(
    results(await query('--data', folder, '--at', local, '-o', 'json', PODS_OF_REVIEWS_V2)),
    NEW.pods,
  );
});

t.test('what was asked after the recording says that nobody was looking', async (t) => {
  const { code, stdout, stderr } = await query('--data', folder, PODS_OF_REVIEWS_V2);
  t.equal(code, 0);
  t.equal(stdout, `RESULT\n${NEW.pods.join('\n')}\n`);
  t.match(
    stderr,
    /^incomplete: (?:\d+ resources|.*v1\/pods.*) of cluster bookinfo not observed from .* on \(.*\)$/m,
  );
});

t.test('times relative to now', async (t) => {
  const recent = recordedJustNow(t);
  const [data, agoMs] = [join(t.testdirName, 'recent'), recent.agoMs];
  t.equal((await meshlapse(['import', recent.file, '--data', data])).code, 0);
  const ago = ({ at }: { readonly at: string }) => `-${Math.round(agoMs(at) / 1000)}s`;
  const ask = (...time: string[]) =>
    query('--data', data, ...time, '-o', 'json', PODS_OF_REVIEWS_V2).then(results);
  const middle = { at: new Date((Date.parse(CANARY.at) + Date.parse(OLD.at)) / 2).toISOString() };
  const [old, latest, range] = await Promise.all([
    ask('--at', ago(middle)),
    ask('--at', 'now'),
    ask(`--between=${ago(middle)},now`),
  ]);
  t.strictSame(old, OLD.pods);
  t.strictSame(latest, NEW.pods);
  t.strictSame([...new Set(range)], DURING);
});

/** The bundled recording as if it had ended a minute ago. */
function recordedJustNow(t: Test): { file: string; agoMs: (at: string) => number } {
  const lines = demoLines();
  const last = Date.parse(JSON.parse(lines.at(-1) ?? '').observedAt);
  const later = Date.now() - 60_000 - last;
  const file = join(t.testdir(), 'recent.ndjson');
  const moved = lines.map((line) => {
    const event = JSON.parse(line);
    const at = new Date(Date.parse(event.observedAt) + later).toISOString();
    return JSON.stringify({
      ...event,
      observedAt: at.replace('Z', `${event.observedAt.slice(23, 26)}Z`),
    });
  });
  writeFileSync(file, `${moved.join('\n')}\n`);
  return { file, agoMs: (at) => Date.now() - (Date.parse(at) + later) };
}

/** As the recorded EndpointSlices themselves say, with the pods that were ready before. */
function podsReadyBetween(from: string, to: string): string[] {
  const pods = new Set(STEPS.find(({ at }) => at === from)?.pods);
  for (const line of demoLines()) {
    const { observedAt, resource, object } = JSON.parse(line);
    if (observedAt < from || observedAt >= to || !resource?.endsWith('/endpointslices')) continue;
    for (const { targetRef, conditions } of object?.endpoints ?? []) {
      if (conditions.ready && targetRef?.name.startsWith('reviews-v2-')) pods.add(targetRef.name);
    }
  }
  return [...pods].sort();
}
