import { join } from 'node:path';
import t from 'tap';
import { DEMO_RECORDING, meshlapse, start } from '../support/command.ts';

const AT = '2026-11-23T20:43:30Z';
const SECONDS = Date.parse(AT) / 1_000;

const folder = join(t.testdir(), 'data');
const imported = await meshlapse(['import', DEMO_RECORDING, '--data', folder]);
t.equal(imported.code, 0, imported.stderr);
const serving = start(['serve', '--data', folder, '--port', '0']);
const [, server = ''] = await serving.says(/Serving on (http:\S+)/);
t.teardown(async () => {
  serving.child.kill('SIGINT');
  await serving.finished;
});

const query = (...args: readonly string[]) => meshlapse(['query', '--dialect', 'skydive', ...args]);

async function results(...args: readonly string[]): Promise<unknown[]> {
  const { code, stdout, stderr } = await query('-o', 'json', ...args);
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout).results;
}

async function names(...args: readonly string[]): Promise<string[]> {
  const nodes = (await results(...args)) as { Metadata: { Name: string } }[];
  return nodes.map(({ Metadata }) => Metadata.Name).sort();
}

t.test('a folder and a server give the same, at the same time', async (t) => {
  const pods = `G.At(${SECONDS}).V().Has('Type', 'service', 'Name', 'reviews').Out('Type', 'pod').Dedup()`;
  const there = await names('--data', folder, pods);
  t.strictSame(
    there.map((name) => name.slice(0, 10)),
    ['reviews-v1', 'reviews-v2', 'reviews-v3'],
  );
  t.strictSame(await names('--server', server, pods), there);
  const timeless = pods.replace(`At(${SECONDS}).`, '');
  t.strictSame(await names('--server', server, '--at', AT, timeless), there, 'told beside it');
  t.strictSame(await names('--data', folder, '--at', AT, timeless), there);
});

t.test('the endpoint gives what the command gives', async (t) => {
  const count = `G.At(${SECONDS}).V().Has('Type', 'pod').Count()`;
  const response = await fetch(`${server}/skydive/api/topology`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ GremlinQuery: count }),
  });
  const pods = await response.json();
  t.ok(Number(pods) > 5);
  t.strictSame(await results('--data', folder, count), [pods]);
  const own = "g.V().hasLabel('Pod').count()";
  const { stdout } = await meshlapse(['query', '--data', folder, '--at', AT, '-o', 'csv', own]);
  t.equal(stdout, `result\r\n${pods}\r\n`, 'and what the language itself counts');
});

t.test('tables show nodes and edges by what they are known by', async (t) => {
  const at = ['--data', folder, '--at', AT, '-o', 'csv'];
  const nodes = await query(...at, "G.V().Has('Type', 'service', 'Name', 'reviews')");
  t.match(nodes.stdout, /^Type,Namespace,Name,ID\r\nservice,default,reviews,/);
  const edges = await query(...at, "G.V().Has('Type', 'gateway').OutE()");
  t.match(edges.stdout, /^RelationType,Parent,Child,ID\r\ngateway,/);
});

t.test('a slice tells the story of an object', async (t) => {
  const end = SECONDS + 60;
  const service = "V().Has('Type', 'virtualservice', 'Name', 'reviews')";
  const slice = `G.At(${end}, 120).${service}.Sort('@Revision')`;
  const told = (await results('--data', folder, slice)) as { Revision: number }[];
  t.ok(told.length > 2, `${told.length} revisions`);
  t.strictSame(
    told.map(({ Revision }) => Revision),
    told.map((_, i) => i + 1),
  );
});

t.test('refusals point at what is wrong', async (t) => {
  for (const target of [
    ['--data', folder],
    ['--server', server],
  ]) {
    const wrong = await query(...target, 'G.V().Hass()');
    t.equal(wrong.code, 2);
    t.match(wrong.stderr, /There is no step Hass\(\) \(line 1, column 7\)\. Did you mean Has\(\)/);
    const flows = await query(...target, 'G.Flows()');
    t.match(flows.stderr, /not supported: Flows\(\)/);
  }
  t.equal((await query('--dialect', 'cypher', 'G.V()')).code, 2);
});
