import { type Graph, openGraph } from '@meshlapse/graph';
import { type Gap, type GraphView, type Interval, systemClock, type Value } from '@meshlapse/model';
import { type EventSink, Recorder, type RecordingEvent } from '@meshlapse/probes';

const CLUSTER = 'fake';
const ALL = 100_000;

/** A graph in a data folder into which a live cluster is recorded. */
export class RecordedGraph implements EventSink {
  readonly #graph: Graph;
  readonly #recorder: Recorder;

  private constructor(graph: Graph, recorder: Recorder) {
    this.#graph = graph;
    this.#recorder = recorder;
  }

  static async open(path: string): Promise<RecordedGraph> {
    const graph = await openGraph({ path, mode: 'write' });
    const leaseMicros = 60_000_000;
    const recorder = await Recorder.open({
      graph,
      cluster: CLUSTER,
      leaseMicros,
      flushAfterMs: 200,
    });
    return new RecordedGraph(graph, recorder);
  }

  write(event: RecordingEvent): Promise<void> {
    return this.#recorder.write(event);
  }

  /** `namespace/name uid resourceVersion` of each object that there is now. */
  async contents(resource: string): Promise<string[]> {
    await this.#recorder.flush();
    const view = await this.#graph.view({ kind: 'at', at: systemClock.now() });
    const handles = await find(view, resource);
    const read = async (key: string) => (await view.values('vertex', handles, key)).map(([v]) => v);
    const [namespaces, names, uids, versions] = await Promise.all(
      ['namespace', 'name', 'uid', 'resourceVersion'].map(read),
    );
    return handles.map((_, i) => {
      const name = namespaces?.[i] === undefined ? names?.[i] : `${namespaces[i]}/${names?.[i]}`;
      return `${name} ${uids?.[i]} ${versions?.[i]}`;
    });
  }

  /** The lives of an object's name: when each began and ended. */
  async lives(resource: string, name: string, during: Interval): Promise<Interval[]> {
    const view = await this.#graph.view({ kind: 'between', interval: during });
    const handles = await find(view, resource, name);
    const lives = new Map<Value, Interval>();
    for (const { id, valid } of await view.headers('vertex', handles)) {
      const life = lives.get(id) ?? valid;
      lives.set(id, { from: Math.min(life.from, valid.from), to: Math.max(life.to, valid.to) });
    }
    return [...lives.values()].sort((a, b) => a.from - b.from);
  }

  async gaps(resource: string, during: Interval): Promise<Gap[]> {
    const view = await this.#graph.view({ kind: 'between', interval: during });
    return (await view.gaps()).filter((gap) => gap.resource === resource);
  }

  async close(): Promise<void> {
    await this.#recorder.flush();
    await this.#graph.close();
  }
}

async function find(view: GraphView, resource: string, name?: string): Promise<readonly number[]> {
  const equals = [
    { key: 'cluster', value: CLUSTER },
    { key: 'resource', value: resource },
    ...(name === undefined ? [] : [{ key: 'name', value: name }]),
  ];
  return (await view.find({ kind: 'vertex', equals }, ALL)).handles;
}
