import type { Clock, Instant } from '@meshlapse/model';
import type { EventSink, RecordingEvent } from '../recording/events.ts';

type WithoutInstant<T> = T extends unknown ? Omit<T, 'observedAt'> : never;

/** An event that nobody has taken note of yet. */
export type NewEvent = WithoutInstant<RecordingEvent>;

export interface StreamHooks {
  /** Hears of every event as it is taken note of. */
  readonly onEvent: (event: RecordingEvent) => void;
  /** The sink failed: nothing more will be written. */
  readonly onFailure: (error: unknown) => void;
}

/** Events that may wait for the sink before their sources have to. */
const BOUND = 1024;

/**
 * One ordered stream out of many sources.
 *
 * An event gets its `observedAt` when it is pushed, however long the sink then takes; it never goes back.
 */
export class EventStream {
  readonly #sink: EventSink;
  readonly #clock: Clock;
  readonly #hooks: StreamHooks;
  #queue: RecordingEvent[] = [];
  #written = Promise.resolve();
  #writing = false;
  #last: Instant = 0;
  #failed = false;

  constructor(sink: EventSink, clock: Clock, hooks: StreamHooks) {
    this.#sink = sink;
    this.#clock = clock;
    this.#hooks = hooks;
  }

  /** Resolves when the stream is ready for more. Rejects once the sink has failed. */
  async push(event: NewEvent): Promise<void> {
    if (this.#failed) return this.#written;
    this.#last = Math.max(this.#last, this.#clock.now());
    const noted: RecordingEvent = { ...event, observedAt: this.#last };
    this.#queue.push(noted);
    this.#hooks.onEvent(noted);
    if (!this.#writing) {
      this.#writing = true;
      this.#written = this.#write();
      this.#written.catch(() => undefined);
    }
    if (this.#queue.length >= BOUND) await this.#written;
  }

  /** Resolves when the sink has taken everything. @throws what the sink threw */
  async drained(): Promise<void> {
    await this.#written;
  }

  async #write(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        const batch = this.#queue;
        this.#queue = [];
        for (const event of batch) await this.#sink.write(event);
      }
    } catch (error) {
      this.#failed = true;
      this.#queue = [];
      this.#hooks.onFailure(error);
      throw error;
    } finally {
      this.#writing = false;
    }
  }
}
