import type { Graph } from '@meshlapse/graph';
import { systemClock } from '@meshlapse/model';
import { type EventSink, Recorder, type RecordingEvent } from '@meshlapse/probes';

const FLUSH_MS = 500;
/** What a recorder that died held to be observed is taken as observed for no longer than this. */
const LEASE_MICROS = 10_000_000;
const RENEW_MS = 3_000;

/** Puts what a live cluster sends into a graph; its cluster is named by the HEADER. */
export class LiveSink implements EventSink {
  readonly #graph: Graph;
  #recorder: Recorder | undefined;
  #renewal: NodeJS.Timeout | undefined;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  async write(event: RecordingEvent): Promise<void> {
    if (event.type === 'HEADER') {
      this.#recorder = await Recorder.open({
        graph: this.#graph,
        cluster: event.cluster,
        leaseMicros: LEASE_MICROS,
        flushAfterMs: FLUSH_MS,
      });
      this.#renewal = setInterval(() => this.#recorder?.renew(systemClock.now()), RENEW_MS);
    }
    await this.#recorder?.write(event);
  }

  /** Resolves when everything is durable and said to have ended. */
  async close(): Promise<void> {
    clearInterval(this.#renewal);
    this.#recorder?.pause('the recorder was stopped');
    await this.#recorder?.flush();
  }
}
