import {
  CodedError,
  type GraphTransaction,
  type GraphView,
  isWritable,
  type MaybePromise,
  type TemporalGraph,
  type TimeSelection,
} from '@meshlapse/model';
import type { BoundQuery } from './plan/bind.ts';
import { writesGraph } from './plan/step.ts';

/** What one query of a request wants of the graph. */
export interface Wish {
  /** `undefined`: the present. */
  readonly time: TimeSelection | undefined;
  readonly writes: boolean;
}

/**
 * What the queries of one request see of a graph, and what becomes of what they write.
 *
 * All of them share one transaction: that of the session, or one of the request's own, which is kept when everything
 * was done and forgotten otherwise. Reads alone need none.
 */
export class Access {
  /** What writes go through. */
  readonly transaction: GraphTransaction | undefined;
  readonly #graph: TemporalGraph;
  readonly #isOwn: boolean;

  private constructor(
    graph: TemporalGraph,
    transaction: GraphTransaction | undefined,
    isOwn: boolean,
  ) {
    this.#graph = graph;
    this.transaction = transaction;
    this.#isOwn = isOwn;
  }

  /** @throws {CodedError} `GRAPH_READ_ONLY` */
  static async to(
    graph: TemporalGraph,
    wishes: readonly Wish[],
    session: GraphTransaction | undefined,
  ): Promise<Access> {
    const writing = wishes.filter(({ writes }) => writes);
    if (writing.length === 0) return new Access(graph, session, false);
    if (!isWritable(graph)) throw recorded();
    if (writing.some(({ time }) => time)) throw past();
    return new Access(graph, session ?? (await graph.begin()), session === undefined);
  }

  view(time: TimeSelection | undefined, now: TimeSelection): MaybePromise<GraphView> {
    if (time) return this.#graph.view(time);
    if (this.transaction) return this.transaction.view;
    return isWritable(this.#graph) ? this.#graph.present() : this.#graph.view(now);
  }

  /** Keeps what the request wrote; what a session wrote waits for its own commit. */
  async keep(): Promise<void> {
    if (this.#isOwn) await this.transaction?.commit();
  }

  /** Forgets what was not kept. */
  release(): void {
    if (this.#isOwn && this.transaction?.isOpen) this.transaction.rollback();
  }
}

/**
 * Refuses a query that stands as a value in another one and writes: it runs before that one, so what it wrote would
 * stay when that one fails. In a session it is part of the session's transaction.
 */
export function refuseWritingValue({ traversal }: BoundQuery, session: boolean): void {
  if (session || !traversal.steps.some(writesGraph)) return;
  throw new CodedError({
    code: 'GREMLIN_WRITE',
    category: 'incorrect',
    message: 'A query that stands as a value cannot write. Send it by itself, or in a session.',
  });
}

function recorded(): CodedError {
  return new CodedError({
    code: 'GRAPH_READ_ONLY',
    category: 'unsupported',
    message:
      'This graph is recorded by a probe, so queries cannot change it. Write to a graph of your own, or leave out the steps that write.',
  });
}

function past(): CodedError {
  return new CodedError({
    code: 'GRAPH_READ_ONLY',
    category: 'unsupported',
    message:
      'A query with a time cannot change the graph: the past stays as it was. Leave out at(), between() or the time of the request.',
  });
}
