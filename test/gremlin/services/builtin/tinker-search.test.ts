import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('properties that hold a text', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.call('tinker.search', [search: 'o'])",
      ['vp[name->marko]', 'vp[name->lop]', 'vp[name->josh]'],
    ],
    ["g.call('tinker.search').with('search', 'vad').element()", ['v[2]']],
    ["g.call('tinker.search', [search: 'jav', type: 'Vertex']).element()", ['v[3]', 'v[5]']],
    ["g.call('tinker.search', [search: 'jav', type: 'Edge'])", []],
    ["g.call('tinker.search', [search: 'jav', type: 'VertexProperty'])", []],
  ]);
});

t.test('in an interval, when they held it', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.call('tinker.search', [search: 'Pending']).element().validTo()`,
      ['1970-01-01T00:00:20Z'],
    ],
    [`${between(20, 59)}.call('tinker.search', [search: 'Pending'])`, []],
  ]);
});

t.test('it begins a traversal, and needs to know what for', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.call('tinker.search')", 'SERVICE_ARGUMENTS'],
    ["g.call('tinker.search', [search: 1])", 'SERVICE_ARGUMENTS'],
    ["g.call('tinker.search', [search: 'a', type: 'Graph'])", 'SERVICE_ARGUMENTS'],
    ["g.V().call('tinker.search', [search: 'a'])", 'SERVICE_ARGUMENTS'],
  ]);
});
