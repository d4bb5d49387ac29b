import { openWritableGraph } from '@meshlapse/graph';
import type { Clock } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { arbitraryCommand } from './commands.ts';
import { outcomes, Play } from './play.ts';

/** Stands still, goes back and leaps ahead. */
function restless(): Clock {
  const times = [50, 50, 51, 20, 20, 90, 91, 60, 300, 10];
  let next = 0;
  return { now: () => (times[next++ % times.length] ?? 0) + Math.floor(next / 40) * 20 };
}

const stories = fc.array(arbitraryCommand, { minLength: 20, maxLength: 70, size: 'max' });

t.test('transactions in memory do what copies of the whole graph would', async (t) => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const graph = await openWritableGraph({ memory: true, clock: restless() });
      await new Play(graph, async () => graph).run(story);
    }),
    { numRuns: 60 },
  );
  t.pass();
});

t.test('so they do in LMDB, also when it is closed in between', async (t) => {
  const folder = t.testdir();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const path = `${folder}/${run++}`;
      const open = () => openWritableGraph({ path, clock: restless() });
      let graph = await open();
      const reopen = async () => {
        await graph.close();
        graph = await open();
        return graph;
      };
      // Also when it fails: an open file cannot be cleared away.
      await new Play(graph, reopen).run(story).finally(() => graph.close());
    }),
    { numRuns: 12 },
  );
  t.pass();
});

t.test('the stories told were worth telling', async (t) => {
  t.ok(outcomes.kept > outcomes.nothing / 4, JSON.stringify(outcomes));
  t.ok(outcomes.conflict > outcomes.kept / 40, JSON.stringify(outcomes));
});
