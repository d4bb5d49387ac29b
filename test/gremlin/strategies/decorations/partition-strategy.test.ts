import t from 'tap';
import { parse } from '../../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../../packages/gremlin/src/plan/bind.ts';
import type { Step } from '../../../../packages/gremlin/src/plan/step.ts';
import { AddEdge } from '../../../../packages/gremlin/src/steps/add-edge.ts';
import { AddVertex } from '../../../../packages/gremlin/src/steps/add-vertex.ts';
import { MergeElement } from '../../../../packages/gremlin/src/steps/merge-element.ts';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf } from '../../../support/modern-graph.ts';

const source = (read: string, more = '') =>
  `g.withStrategies(new PartitionStrategy(partitionKey: 'part', writePartition: 'a', readPartitions: ${read}${more}))`;

const partedGraph = () =>
  graphOf(
    [
      [1, 'x', { part: 'a', name: 'one' }],
      [2, 'x', { part: 'b', name: 'two' }],
    ],
    [
      [3, 1, 'to', 2, { part: 'a' }],
      [4, 2, 'to', 1, { part: 'b' }],
    ],
  );

t.test('only what is in the partitions that are read is there', async (t) => {
  await answers(t, await partedGraph(), [
    [`${source("['a']")}.V()`, ['v[1]']],
    [`${source("{'a', 'b'}")}.V()`, ['v[1]', 'v[2]']],
    [`${source("['c']")}.V()`, []],
    [`${source('[]')}.V()`, []],
    [`${source("['a']")}.E()`, ['e[3]']],
    [`${source("['a']")}.V().bothE()`, ['e[3]']],
    [`${source("['a']")}.V().both()`, []],
    [`${source("['a', 'b']")}.V().out().values('name')`, ['one', 'two']],
    [`${source("['b']")}.V().in()`, []],
  ]);
});

t.test('properties of vertices may be in partitions too', async (t) => {
  const more = ', includeMetaProperties: true';
  await answers(t, await partedGraph(), [
    [`${source("['a']", more)}.V().values('name')`, []],
    [`${source("['a']", more)}.E().values('part')`, ['a']],
  ]);
});

const first = (text: string): Step | undefined => {
  const [chain] = parse(text);
  return chain && bind(chain, { text, bindings: new Map(), now: 0 }).traversal.steps[0];
};

t.test('what is made is in the partition that is written', (t) => {
  const mark = { key: 'part', value: { kind: 'value', value: 'a' }, meta: [] };
  const [vertex, edge] = [
    first(`${source('[]')}.addV('x').property('n', 1)`),
    first(`${source('[]')}.addE('x')`),
  ];
  t.match(vertex instanceof AddVertex && vertex.told.settings, [mark, { key: 'n', meta: [] }]);
  t.match(edge instanceof AddEdge && edge.told.settings, [mark]);
  const inside = first(
    `${source('[]', ', includeMetaProperties: true')}.addV('x').property('n', 1)`,
  );
  t.match(inside instanceof AddVertex && inside.told.settings, [mark, { key: 'n', meta: [mark] }]);
  const merged = first(`${source('[]')}.mergeV([name: 'x'])`);
  const told = merged instanceof MergeElement ? merged.told.merge : undefined;
  t.same(told?.kind === 'map' && [...told.map], [
    ['name', { value: 'x' }],
    ['part', { value: 'a' }],
  ]);
  t.end();
});

t.test('it needs a key, and a partition to write to where something is written', async (t) => {
  await refusals(t, await partedGraph(), [
    ['g.withStrategies(PartitionStrategy).V()', 'GREMLIN_ARGUMENTS', 'PartitionStrategy'],
    [
      "g.withStrategies(PartitionStrategy(partitionKey: 'part')).addV('x')",
      'GREMLIN_NOT_ALLOWED',
      'addV',
    ],
  ]);
});
