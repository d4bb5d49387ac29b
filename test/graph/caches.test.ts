import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Graph, openGraph } from '@meshlapse/graph';
import { ALWAYS, CodedError, type TimeSelection } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { NaiveGraph } from '../support/naive-graph.ts';
import { Recorder, type Told } from './recorder.ts';
import { arbitraryStep, type Step } from './story.ts';
import { answers } from './view-answers.ts';

const LAST = 24;

const arbitraryHistory = fc.array(fc.array(arbitraryStep, { minLength: 2, maxLength: 8 }), {
  minLength: 2,
  maxLength: 6,
});

/** Instants that are behind, under way and ahead; what was known at a transaction; all of time. */
function times(step: number): readonly TimeSelection[] {
  const asKnownAt = Math.max(1, step - 2);
  return [
    { kind: 'at', at: LAST },
    { kind: 'at', at: Math.min(LAST, step) },
    { kind: 'between', interval: ALWAYS, asKnownAt },
  ];
}

/** Whatever it answers: a view may meet a commit half-way, and may only say so. */
async function ask(graph: Graph, asked: readonly TimeSelection[]): Promise<void> {
  await Promise.all(
    asked.map(async (time) => {
      try {
        await answers(await graph.view(time));
      } catch (error) {
        assert.equal(error instanceof CodedError && error.code, 'GRAPH_OVERTAKEN', String(error));
      }
    }),
  );
}

/** Asks before, while and after each batch is written; what is answered afterwards is the truth. */
async function askBeside(
  history: readonly (readonly Step[])[],
  graph: Graph,
  write: (steps: readonly Step[]) => Promise<void>,
): Promise<void> {
  const naive = new NaiveGraph({ clock: { now: () => 0 } });
  const told = new Recorder(naive, LAST);
  for (const [i, steps] of history.entries()) {
    const asked = times(i);
    await ask(graph, asked);
    const meanwhile = ask(graph, asked);
    await write(steps);
    await told.write(steps);
    for (const time of asked) {
      const expected = await answers(await naive.view(time));
      assert.deepEqual(await answers(await graph.view(time)), expected, JSON.stringify(time));
    }
    await meanwhile;
  }
}

t.test('what is remembered is never older than the writes of the same process', async (t) => {
  const folder = t.testdir();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, fc.boolean(), async (history, isOnDisk) => {
      const clock = { now: () => 0 };
      const graph = isOnDisk
        ? await openGraph({ path: `${folder}/${run++}`, mode: 'write', clock })
        : await openGraph({ memory: true, clock });
      const recorder = new Recorder(graph, LAST);
      await askBeside(history, graph, (steps) => recorder.write(steps));
      await graph.close();
    }),
    { numRuns: 5 },
  );
  t.pass();
});

t.test('nor than the writes of another process', async (t) => {
  const folder = t.testdir();
  const child = fork(join(import.meta.dirname, 'recorder.ts'), { serialization: 'advanced' });
  t.teardown(() => child.kill());
  let run = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const path = `${folder}/${run++}`;
      await tell(child, { path, last: LAST });
      const graph = await openGraph({ path, mode: 'read' });
      await askBeside(history, graph, (steps) => tell(child, { steps: [...steps] }));
      await graph.close();
    }),
    { numRuns: 5 },
  );
  t.pass();
});

async function tell(child: ChildProcess, told: Told): Promise<void> {
  const done = once(child, 'message');
  child.send(told);
  await done;
}

t.test('a view says so when what it found is gone before the instant it reads', async (t) => {
  const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
  const properties = new Map();
  await graph.write({
    mutations: [{ kind: 'putVertex', id: 'a', label: 'Pod', at: 1, properties }],
  });
  const view = await graph.view({ kind: 'at', at: 9 });
  const { handles } = await view.find({ kind: 'vertex' }, 10);
  await graph.write({ mutations: [{ kind: 'endVertex', id: 'a', at: 5 }] });
  await t.rejects(async () => view.headers('vertex', handles), {
    code: 'GRAPH_OVERTAKEN',
    message: /1970-01-01T00:00:00.000009Z. Ask again/,
  });
});
