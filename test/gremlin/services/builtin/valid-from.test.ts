import t from 'tap';
import { answers } from '../../../support/ask.ts';
import { changingGraph, second } from '../../support/changing-graph.ts';

t.test('the step of the same name, for drivers without it', async (t) => {
  await answers(t, await changingGraph(), [
    [`g.at(${second(12)}).V('web').call('validFrom')`, ['1970-01-01T00:00:10Z']],
  ]);
});
