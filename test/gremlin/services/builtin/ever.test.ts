import t from 'tap';
import { answers } from '../../../support/ask.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the step of the same name, for drivers without it', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').call('ever').count()`, ['2l']],
  ]);
});
