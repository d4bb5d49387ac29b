import { type Graph, openGraph } from '@meshlapse/graph';
import { type ChangeBatch, CodedError } from '@meshlapse/model';
import { type Step, Story } from './story.ts';

/** What a recorder in a process of its own is told: to begin a graph, or to write a batch of its story. */
export type Told = { readonly path: string; readonly last: number } | { readonly steps: Step[] };

/** Writes a story into a graph, batch by batch. */
export class Recorder {
  readonly #graph: { write(batch: ChangeBatch): Promise<unknown> };
  readonly #story: Story;

  constructor(graph: { write(batch: ChangeBatch): Promise<unknown> }, last: number) {
    this.#graph = graph;
    this.#story = new Story(last);
  }

  /** Writes a batch, or what of it can be written alone where it is refused. */
  async write(steps: readonly Step[]): Promise<void> {
    const mutations = this.#story.batch(steps);
    for (const batch of [mutations, ...mutations.map((mutation) => [mutation])]) {
      const isKept = await this.#isKept(batch);
      if (isKept && batch === mutations) return;
    }
  }

  async #isKept(mutations: ChangeBatch['mutations']): Promise<boolean> {
    try {
      await this.#graph.write({ mutations });
      return true;
    } catch (error) {
      if (error instanceof CodedError) return false;
      throw error;
    }
  }
}

interface Recording {
  readonly graph: Graph;
  readonly recorder: Recorder;
}

async function obey(told: Told, recording: Recording | undefined): Promise<Recording | undefined> {
  if ('steps' in told) {
    await recording?.recorder.write(told.steps);
    return recording;
  }
  await recording?.graph.close();
  const graph = await openGraph({ path: told.path, mode: 'write', clock: { now: () => 0 } });
  return { graph, recorder: new Recorder(graph, told.last) };
}

// Run as a process: answers every message when it is done.
if (process.send) {
  let last: Promise<Recording | undefined> = Promise.resolve(undefined);
  process.on('message', (told: Told) => {
    last = last.then((recording) => obey(told, recording));
    void last.then(() => process.send?.('done'));
  });
}
