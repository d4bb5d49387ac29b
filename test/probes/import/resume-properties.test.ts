import assert from 'node:assert/strict';
import { ALWAYS, type ChangeBatch, type GraphWriter, type TemporalGraph } from '@meshlapse/model';
import { importRecording } from '@meshlapse/probes';
import fc from 'fast-check';
import t from 'tap';
import { NaiveGraph } from '../../support/naive-graph.ts';
import { anyRecording, type RandomRecording } from '../support/random-recording.ts';
import { snapshot } from '../support/snapshot.ts';

type Graph = TemporalGraph & GraphWriter;

async function* bytes(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join('\n')}\n`);
}

async function importLines(
  graph: Graph,
  lines: readonly string[],
  mutations = 1000,
): Promise<void> {
  await importRecording({ graph, input: bytes(lines), batch: { mutations, bytes: 1 << 20 } });
}

/** The graph until its process dies, which is at the batch with this number. */
function dying(graph: Graph, batches: number): Graph {
  let left = batches;
  return {
    view: (time) => graph.view(time),
    position: (source) => graph.position(source),
    async write(batch: ChangeBatch) {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return graph.write(batch);
    },
  };
}

/** All that can be asked of a graph: what it held at each instant of the recording. */
async function history(graph: Graph, { instants }: RandomRecording): Promise<object[]> {
  const sampled = instants.filter((_, i) => i >= 20 && i % 3 === 0);
  const last = instants.at(-1) ?? 0;
  const states = await Promise.all([...sampled, last, last + 1].map((at) => contentAt(graph, at)));
  return [...states, await versions(graph)];
}

/** When each version of each element held. */
async function versions(graph: Graph): Promise<readonly string[]> {
  const view = await graph.view({ kind: 'between', interval: ALWAYS });
  const lines: string[] = [];
  for (const kind of ['vertex', 'edge'] as const) {
    const { handles } = await view.find({ kind }, 100_000);
    const headers = await view.headers(kind, handles);
    lines.push(...headers.map(({ id, valid }) => `${kind} ${id} ${valid.from} ${valid.to}`));
  }
  return lines.sort();
}

async function contentAt(graph: Graph, at: number): Promise<object> {
  const { vertices, edges, unobserved } = await snapshot(graph, at);
  const order = (a: { id: unknown }, b: { id: unknown }) => (String(a.id) < String(b.id) ? -1 : 1);
  return {
    vertices: [...vertices].sort(order),
    edges: edges
      .map(({ out, in: into, ...edge }) => ({ ...edge, out: out.id, in: into.id }))
      .sort(order),
    unobserved,
  };
}

t.test('an import that is killed and goes on equals one that was not', async () => {
  const kills = fc.array(
    fc.record({ batches: fc.nat({ max: 150 }), mutations: fc.constantFrom(1, 7) }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(anyRecording, kills, async (recording, deaths) => {
      const whole = new NaiveGraph();
      await importLines(whole, recording.lines);
      const resumed = new NaiveGraph();
      for (const { batches, mutations } of deaths) {
        const graph = dying(resumed, batches);
        await importLines(graph, recording.lines, mutations).catch((error: Error) => {
          assert.equal(error.message, 'killed');
        });
      }
      await importLines(resumed, recording.lines);
      assert.deepEqual(await history(resumed, recording), await history(whole, recording));
    }),
    { numRuns: 150 },
  );
});

t.test('a recording that grew goes on as if it had been whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, fc.nat(), async (recording, cut) => {
      const whole = new NaiveGraph();
      await importLines(whole, recording.lines);
      const grown = new NaiveGraph();
      await importLines(grown, recording.lines.slice(0, 1 + (cut % recording.lines.length)));
      await importLines(grown, recording.lines);
      assert.deepEqual(await history(grown, recording), await history(whole, recording));
    }),
    { numRuns: 150 },
  );
});

t.test('at the end there is what the server held, for what was observed', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, async (recording) => {
      const graph = new NaiveGraph();
      await importLines(graph, recording.lines);
      const { vertices } = await snapshot(graph, recording.instants.at(-1) ?? 0);
      const seen = vertices.filter(
        ({ properties, label }) => properties['resource'] && !recording.lost.has(label),
      );
      const held = [...recording.held].filter(
        ([, object]) => !recording.lost.has(String(object['kind'])),
      );
      assert.deepEqual(seen.map(({ id }) => id).sort(), held.map(([uid]) => uid).sort());
    }),
    { numRuns: 150 },
  );
});
