import assert from 'node:assert/strict';
import { type Graph, openGraph } from '@meshlapse/graph';
import { ALWAYS, CodedError, type TimeSelection } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { NaiveGraph } from '../support/naive-graph.ts';
import { arbitraryHistory, arbitraryStep, type Step, Story } from './story.ts';
import { answers } from './view-answers.ts';

const SHORT = 24;
const LONG = 400;

function timesUntil(last: number): readonly TimeSelection[] {
  const instants = [-1, 0, 1, last / 8, last / 5, last / 3, last / 2, last, last + 9];
  return [
    ...instants.map((at) => ({ kind: 'at', at: Math.floor(at) }) as const),
    { kind: 'between', interval: ALWAYS },
    { kind: 'between', interval: { from: 2, to: last / 4 } },
    { kind: 'between', interval: { from: last / 4, to: last / 2 } },
    { kind: 'between', interval: { from: 5, to: 5 } },
  ];
}

/** Some of them, as they were known at a transaction. */
function timesKnown(last: number, asKnownAt: number): readonly TimeSelection[] {
  const times = timesUntil(last).filter((_, i) => i % 4 === 3);
  return times.map((time) => ({ ...time, asKnownAt }));
}

async function codeOf(write: Promise<unknown>): Promise<string> {
  try {
    await write;
    return 'kept';
  } catch (error) {
    assert.ok(error instanceof CodedError, String(error));
    return error.code.replace('WRITE_OUT_OF_ORDER', 'LATE_FACT');
  }
}

/** Of all histories told: a run in which little is kept, or nothing refused, would prove little. */
let kept = 0;
let refused = 0;

interface Subject {
  readonly graph: Graph;
  /** Comes back after a pause in the middle of the history, where the backend keeps anything. */
  readonly reopen: () => Promise<Graph>;
}

/** Tells both graphs the same, and asks both the same. */
async function tell(
  history: readonly (readonly Step[])[],
  last: number,
  subject: Subject,
): Promise<Graph> {
  const clock = { now: () => 0 };
  const naive = new NaiveGraph({ clock });
  const story = new Story(last);
  let { graph } = subject;
  for (const [i, steps] of history.entries()) {
    if (i === history.length >> 1) graph = await subject.reopen();
    const mutations = story.batch(steps);
    // One by one when the batch is refused, so that much of the story is kept.
    for (const batch of [mutations, ...mutations.map((mutation) => [mutation])]) {
      const [expected, code] = await Promise.all([
        codeOf(naive.write({ mutations: batch })),
        codeOf(graph.write({ mutations: batch })),
      ]);
      assert.equal(code === 'kept', expected === 'kept', `${code}, expected ${expected}`);
      if (code === 'kept') kept++;
      else refused++;
      if (code === 'kept' && batch === mutations) break;
    }
  }
  const { transaction } = naive.view({ kind: 'at', at: 0 }).basis;
  const times = [
    ...timesUntil(last),
    ...timesKnown(last, Math.floor(transaction / 3)),
    ...timesKnown(last, transaction - 1),
  ];
  for (const time of times) {
    const expected = await answers(naive.view(time));
    assert.deepEqual(await answers(await graph.view(time)), expected, JSON.stringify(time));
  }
  return graph;
}

t.test('a graph in memory answers as one that filters all versions', async (t) => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
      await tell(history, SHORT, { graph, reopen: async () => graph });
    }),
    { numRuns: 40 },
  );
  t.pass();
});

t.test('so it does after histories so long that their pages are closed', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(arbitraryStep, { minLength: 20, maxLength: 30 }), {
        minLength: 10,
        maxLength: 14,
      }),
      async (history) => {
        const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
        await tell(history, LONG, { graph, reopen: async () => graph });
        t.ok((await graph.stats()).versions > 24);
      },
    ),
    { numRuns: 4 },
  );
});

t.test('a graph in LMDB does so too, also when it was closed in between', async (t) => {
  const folder = t.testdir();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const path = `${folder}/${run++}`;
      const open = () => openGraph({ path, mode: 'write', clock: { now: () => 0 } });
      const first = await open();
      const reopen = async () => {
        await first.close();
        return open();
      };
      const last = await tell(history, SHORT, { graph: first, reopen });
      await last.close();
    }),
    { numRuns: 10 },
  );
  t.pass();
});

t.test('the histories told were worth telling', async (t) => {
  t.ok(kept > refused / 4, `${kept} batches were kept`);
  t.ok(refused > kept / 20, `${refused} batches were refused`);
});
