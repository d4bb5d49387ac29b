import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { casesOf } from '../../../packages/tools/src/mesh-cases/case-files.ts';
import { PARTS } from '../../../packages/tools/src/mesh-cases/mesh-case.ts';

/** Two cases of one client without anything, which passes traffic through; the second expects a cluster. */
function routingFile(): string {
  const none = { listeners: [], routes: {}, clusters: {}, probes: [] };
  const client = {
    name: 'c',
    namespace: 'a',
    labels: {},
    ip: '10.0.0.1',
    type: 'router',
    probes: [],
  };
  const line = (id: string, expected: object) =>
    JSON.stringify({
      id,
      features: ['f'],
      input: { objects: [] },
      clients: [client],
      expected: [expected],
    });
  const wrong = { ...none, clusters: { x: {} } };
  return `${line('empty', none)}\n${line('wrong', wrong)}\n`;
}

const rules = JSON.stringify({
  rootNamespace: 'istio-system',
  destinationRules: [
    { ns: 'a', name: 'r', host: 'x.test', exportTo: ['.'], subsets: ['one', 'two'] },
  ],
  cases: [
    { clientNs: 'a', serviceNs: 'b', host: 'x.test', wantSubsets: ['one', 'two'] },
    { clientNs: 'b', serviceNs: 'a', host: 'x.test', wantSubsets: null },
  ],
});

function results(paths: readonly string[]): readonly string[] {
  return [...casesOf(paths)].map(({ id, run }) => {
    const failed = run(PARTS).filter(({ difference }) => difference);
    return `${id}: ${failed.map(({ part, difference }) => `${part}${difference?.path}`)}`;
  });
}

t.test('a folder is searched for files of the kinds that are known', async (t) => {
  const folder = t.testdir({
    'cases.ndjson.gz': gzipSync(routingFile()),
    deeper: { 'rules.json': rules, 'other.json': '{"cases": []}', 'notes.txt': 'nothing' },
  });
  t.same(results([folder]), [
    'empty: ',
    'wrong: clusters/x',
    'a asks for x.test of b: ',
    'b asks for x.test of a: ',
  ]);
  t.same(results([join(folder, 'deeper/rules.json')]).length, 2);
});

t.test('a file that is named must be of such a kind', async (t) => {
  const folder = t.testdir({ 'other.json': '{}' });
  t.throws(() => results([join(folder, 'other.json')]), /holds no cases/);
});

t.test('a case that tells nothing of the parts wanted has no results', async (t) => {
  const folder = t.testdir({ 'rules.json': rules });
  for (const meshCase of casesOf([folder])) t.same(meshCase.run(['routes']), []);
});
