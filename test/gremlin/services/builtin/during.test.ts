import t from 'tap';
import { answers } from '../../../support/ask.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the step of the same name, for drivers without it', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(15, 19)}.V('web').call('during').select('to')`, ['1970-01-01T00:00:19Z']],
  ]);
});
