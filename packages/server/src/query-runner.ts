import {
  type Bytecode,
  executeQuery,
  type FileAccess,
  type Limits,
  type LiveValue,
  type QueryResult,
  readBytecode,
} from '@meshlapse/gremlin';
import type { Clock, GraphTransaction, TimeSelection } from '@meshlapse/model';
import type { Admission, Place } from './admission.ts';
import { problemOf } from './errors.ts';
import type { ServerMetrics } from './metrics.ts';
import type { Asker, RunningQueries } from './running-queries.ts';
import type { TraversalSource } from './traversal-sources.ts';

/** A query as a protocol read it, whichever it came by. */
export interface Question {
  readonly requestId: string;
  readonly source: TraversalSource;
  readonly query:
    | { readonly text: string; readonly dialect?: 'skydive' | undefined }
    | { readonly bytecode: Bytecode };
  readonly bindings: ReadonlyMap<string, LiveValue>;
  /** Of queries that name no time. */
  readonly time?: TimeSelection | undefined;
  /** Can only lower the server's limit. */
  readonly timeoutMs?: number | undefined;
  /** False: elements in results carry their id and label only. */
  readonly withProperties?: boolean | undefined;
  /** Sees and changes the graph by this, which stays open. */
  readonly transaction?: GraphTransaction | undefined;
}

/** Who waits for the answer. */
export interface Waiting {
  readonly asker: Asker;
  /** Those with the same client take turns as one. */
  readonly client: unknown;
  /** Waits for its turn however long it takes; for protocols that bound how many wait. */
  readonly isPatient?: boolean;
  readonly signal: AbortSignal;
}

/** What an answer is made of, and under which circumstances. */
export interface Answering {
  readonly result: QueryResult;
  /** The query's place among those that run; to be lent while the client is waited for. */
  readonly place: Place;
  /** Aborts when the query is to end. */
  readonly signal: AbortSignal;
}

export interface QueryRunnerOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly admission: Admission;
  readonly queries: RunningQueries;
  readonly metrics: ServerMetrics;
  readonly files?: FileAccess;
}

/** Runs queries for all protocols: in turn, listed while they last, measured. */
export class QueryRunner {
  readonly #options: QueryRunnerOptions;

  constructor(options: QueryRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs a query when it is its turn.
   *
   * @param answer Takes the results to the client and says how many there were.
   * @throws {CodedError} what the query met; `SERVER_BUSY`; `QUERY_CANCELLED`.
   */
  async run(
    question: Question,
    waiting: Waiting,
    answer: (answering: Answering) => Promise<number>,
  ): Promise<void> {
    const { admission, queries, metrics } = this.#options;
    const started = performance.now();
    const running = queries.add({
      requestId: question.requestId,
      text: () => textOf(question.query),
      source: question.source.name,
      since: this.#options.clock.now(),
      asker: waiting.asker,
      signal: waiting.signal,
    });
    const { signal } = running;
    let outcome = 'ok';
    try {
      await admission.run(
        async (place) => {
          const result = await this.#execute(question, signal);
          running.began(() => result.touched());
          metrics.queryResults.observe(await answer({ result, place, signal }));
        },
        { ...waiting, signal },
      );
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      outcome = problemOf(reason).code;
      throw reason;
    } finally {
      queries.remove(running);
      metrics.querySeconds.observe({ outcome }, (performance.now() - started) / 1000);
    }
  }

  #execute(question: Question, signal: AbortSignal): Promise<QueryResult> {
    const { clock, limits, files } = this.#options;
    const { source, query, bindings, time, timeoutMs, withProperties, transaction } = question;
    return executeQuery(source.graph, {
      ...query,
      bindings,
      now: clock.now(),
      limits: { ...limits, timeMs: Math.min(timeoutMs ?? limits.timeMs, limits.timeMs) },
      signal,
      ...(files && { files }),
      ...(time === undefined ? {} : { time }),
      ...(withProperties === undefined ? {} : { withProperties }),
      ...(transaction === undefined ? {} : { transaction }),
    });
  }
}

function textOf(query: Question['query']): string {
  if ('text' in query) return query.text;
  try {
    return readBytecode(query.bytecode).text;
  } catch {
    return 'bytecode that cannot be run';
  }
}
