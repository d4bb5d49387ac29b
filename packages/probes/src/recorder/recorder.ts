import {
  BEGINNING,
  type GraphWriter,
  type Instant,
  type Json,
  type Mutation,
  type TemporalGraph,
} from '@meshlapse/model';
import type { EventSink, RecordingEvent } from '../recording/events.ts';
import { Batcher, type BatchLimits, DEFAULT_BATCH } from './batcher.ts';
import { ClusterChanges } from './cluster-changes.ts';
import { decodeState, encodeState, positionSource } from './recorder-state.ts';
import { restore } from './restore.ts';

export interface RecorderOptions {
  readonly graph: TemporalGraph & GraphWriter;
  readonly cluster: string;
  /** How long what was last heard may be taken to hold. 0, the default, is right for recordings. */
  readonly leaseMicros?: number;
  readonly batch?: BatchLimits;
  /** Writes what was collected after this time even when no batch is full. Without it, never. */
  readonly flushAfterMs?: number;
  /**
   * Where the source of the events stands; asked for with each batch and kept in the same transaction. Without it
   * what was kept before stays.
   */
  readonly sourcePosition?: () => Json;
}

export interface RecorderCounts {
  /** Objects that the cluster holds now. */
  readonly objects: number;
  readonly events: number;
  /** States of vertices that were recorded. */
  readonly versions: number;
  /** Changes of nothing but resourceVersion or heartbeat. */
  readonly touches: number;
  /** States of edges that were recorded. */
  readonly edges: number;
}

/**
 * Records what is seen of a cluster in a graph.
 *
 * Its memory is the graph: opened again after it died at whatever instant, it goes on exactly as one that did not
 * die. A cluster has one recorder at a time; its events come in order.
 */
export class Recorder implements EventSink {
  readonly #options: RecorderOptions;
  readonly #batcher: Batcher;
  readonly #changes: ClusterChanges;
  /** Where the last recorder's source stood. */
  readonly #source: Json;
  readonly #counts = { events: 0, versions: 0, touches: 0, edges: 0 };
  #isDirty = false;
  #renewedAt: Instant = BEGINNING;
  #timer: NodeJS.Timeout | undefined;
  #failure: { readonly error: unknown } | undefined;

  private constructor(options: RecorderOptions, position: Json | undefined) {
    const { graph, cluster, batch = DEFAULT_BATCH } = options;
    this.#options = options;
    this.#batcher = new Batcher(graph, positionSource(cluster), batch);
    const { source, ...state } = decodeState(position);
    this.#source = source;
    this.#changes = new ClusterChanges(cluster, state, (mutation, bytes) =>
      this.#add(mutation, bytes),
    );
  }

  /** Opens the recorder of a cluster where the last one stopped. */
  static async open(options: RecorderOptions): Promise<Recorder> {
    const { graph, cluster } = options;
    const position = await graph.position(positionSource(cluster));
    const recorder = new Recorder(options, position);
    if (position !== undefined) await restore(graph, recorder.#changes);
    return recorder;
  }

  get counts(): RecorderCounts {
    return { objects: this.#changes.objects.size, ...this.#counts };
  }

  /** The instant of the last event; before all time when there was none. */
  get at(): Instant {
    return this.#changes.state.at;
  }

  async write(event: RecordingEvent): Promise<void> {
    this.#check();
    this.#counts.events += 1;
    this.#isDirty = true;
    this.#changes.apply(event);
    if (this.#batcher.isFull) await this.#cut();
    else this.#startTimer();
  }

  /** Takes note of an event of a list that is still open, applied before the recorder was. */
  recall(event: RecordingEvent): void {
    this.#changes.recall(event);
  }

  /** The source still watched at this instant, although it had nothing to tell: prolongs the lease. */
  renew(at: Instant): void {
    this.#renewedAt = Math.max(this.#renewedAt, at);
    this.#isDirty = true;
    this.#startTimer();
  }

  /** Nothing more will be seen: from the last event on nothing is observed. */
  pause(reason: string): void {
    this.#isDirty = true;
    this.#changes.pause(reason);
  }

  /** The source goes on after all, as if it had never paused. */
  resume(reason: string): void {
    this.#isDirty = true;
    this.#changes.resume(reason);
  }

  /** Resolves when everything written so far is durable. */
  async flush(): Promise<void> {
    this.#check();
    if (this.#isDirty) await this.#cut();
    await this.#batcher.drained();
  }

  #add(mutation: Mutation, bytes: number | undefined): void {
    if (mutation.kind === 'putVertex') this.#counts.versions += 1;
    else if (mutation.kind === 'touchVertex') this.#counts.touches += 1;
    else if (mutation.kind === 'putEdge') this.#counts.edges += 1;
    this.#batcher.add(mutation, bytes);
  }

  async #cut(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDirty = false;
    const { cluster, leaseMicros = 0, sourcePosition = () => this.#source } = this.#options;
    const { state } = this.#changes;
    const position = encodeState(state, sourcePosition());
    const lease = {
      kind: 'observedUntil',
      cluster,
      at: Math.max(state.at, this.#renewedAt) + leaseMicros,
    } as const;
    await this.#batcher.cut(position, lease);
  }

  #startTimer(): void {
    const { flushAfterMs } = this.#options;
    if (flushAfterMs === undefined || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#cut().catch((error: unknown) => {
        this.#failure = { error };
      });
    }, flushAfterMs);
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
