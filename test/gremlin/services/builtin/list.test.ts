import t from 'tap';
import type { Service } from '../../../../packages/gremlin/src/services/service.ts';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the names of all services', async (t) => {
  const all = ['tinker.search', 'tinker.degree.centrality'];
  await answers(t, await modernGraph(), [
    ['g.call()', all],
    ["g.call('--list')", all],
    ["g.call('--list').count()", ['2l']],
    ["g.call('--list', [service: 'tinker.search'])", ['tinker.search']],
    ["g.call('--list').with('service', 'tinker.search')", ['tinker.search']],
    ["g.call('--list').with('service', constant('tinker.search'))", ['tinker.search']],
    ["g.call('--list', project('service').by(constant('tinker.search')))", ['tinker.search']],
    ["g.call('--list', [service: 'none'], project('a').by(constant(1)))", []],
    ["g.call('--list', [service: 'none']).with('service', 'tinker.search')", ['tinker.search']],
    [
      "g.call('--list', [service: 'tinker.search', verbose: true]).select('name', 'type')",
      ['[name:tinker.search, type:start]'],
    ],
  ]);
});

t.test('services that others bring are there too', async (t) => {
  const greet: Service = {
    kind: 'streaming',
    name: 'greet',
    summary: 'Greets.',
    parameters: [{ name: 'word', summary: 'what to say' }],
    call: (inputs, parameters) =>
      inputs.map(({ value }) => [{ value: `${parameters.get('word')} ${value}` }]),
  };
  await answers(
    t,
    await modernGraph(),
    [
      ["g.call('--list').count()", ['3l']],
      ["g.V(1, 2).values('name').call('greet', [word: 'hi'])", ['hi marko', 'hi vadas']],
      [
        "g.V(1, 2).values('name').as('n').call('greet').with('word', select('n'))",
        ['marko marko', 'vadas vadas'],
      ],
    ],
    { services: [greet] },
  );
});

t.test('what is no service is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.call('tinker.serch')", 'SERVICE_UNKNOWN'],
    ["g.call('--list').with('service', 1)", 'SERVICE_ARGUMENTS'],
    ['g.call(1)', 'GREMLIN_ARGUMENTS', 'call('],
    ["g.call('--list', 1)", 'GREMLIN_ARGUMENTS', 'call('],
  ]);
});
