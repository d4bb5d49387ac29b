import { randomUUID } from 'node:crypto';
import { CodedError, type Instant } from '@meshlapse/model';

/** Characters of a query's text that are shown. */
const SHOWN_TEXT = 2_000;

/** Who asked, and by which way. */
export interface Asker {
  /** Address of the client. */
  readonly client: string;
  readonly userAgent: string | undefined;
  readonly protocol: 'http' | 'websocket';
}

export interface NewQuery {
  /** The client's own name for it. */
  readonly requestId: string;
  /** Its text, or what it would be. Only made when somebody looks. */
  readonly text: () => string;
  /** Name of the traversal source. */
  readonly source: string;
  readonly since: Instant;
  readonly asker: Asker;
  /** Ends the query when its client goes away. */
  readonly signal: AbortSignal;
}

/** A query that was asked and is not answered yet. */
export class RunningQuery {
  readonly id = randomUUID();
  readonly asked: NewQuery;
  readonly #controller = new AbortController();
  readonly #onAbort = () => this.#controller.abort(this.asked.signal.reason);
  #touched: (() => number) | undefined;

  constructor(asked: NewQuery) {
    this.asked = asked;
    if (asked.signal.aborted) this.#onAbort();
    asked.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Aborts when the query is to end: its client went away, or it was cancelled. Its reason is an error. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** False while it waits for its turn. */
  get isRunning(): boolean {
    return this.#touched !== undefined;
  }

  /** Its text, shortened to what can be shown. */
  get text(): string {
    const text = this.asked.text();
    return text.length <= SHOWN_TEXT ? text : `${text.slice(0, SHOWN_TEXT - 1)}…`;
  }

  /** Elements and values that it read so far. */
  get touched(): number {
    return this.#touched?.() ?? 0;
  }

  began(touched: () => number): void {
    this.#touched = touched;
  }

  cancel(): void {
    const who = 'by somebody who looks after this server';
    this.#controller.abort(queryCancelled(`The query ${this.id} was cancelled ${who}.`));
  }

  /** Lets go of the client's signal. */
  end(): void {
    this.asked.signal.removeEventListener('abort', this.#onAbort);
  }
}

/** The queries that a server answers at the moment, oldest first. */
export class RunningQueries {
  readonly #queries = new Map<string, RunningQuery>();

  add(asked: NewQuery): RunningQuery {
    const query = new RunningQuery(asked);
    this.#queries.set(query.id, query);
    return query;
  }

  remove(query: RunningQuery): void {
    query.end();
    this.#queries.delete(query.id);
  }

  all(): readonly RunningQuery[] {
    return [...this.#queries.values()];
  }

  /** @throws {CodedError} `NO_SUCH_QUERY` */
  get(id: string): RunningQuery {
    const query = this.#queries.get(id);
    if (query) return query;
    throw new CodedError({
      code: 'NO_SUCH_QUERY',
      category: 'not-found',
      message: `No query with the id '${id}' runs or waits here. GET /v1/queries lists those that do.`,
    });
  }
}

/** Why a query ends whose client went away. */
export function clientLeft(): CodedError {
  return queryCancelled('The query was cancelled because its client went away.');
}

function queryCancelled(message: string): CodedError {
  return new CodedError({ code: 'QUERY_CANCELLED', category: 'interrupted', message });
}
