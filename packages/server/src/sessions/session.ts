import { CodedError, type GraphTransaction, isWritable } from '@meshlapse/model';
import type { TransactionCommand } from '../protocol/operation.ts';
import type { TraversalSource } from '../traversal-sources.ts';

/**
 * Requests that run one after another and share a transaction for each graph that can be written.
 *
 * The transaction of a graph begins with the first request on it and stays open until it is committed or rolled back;
 * when the session ends, what is not committed is rolled back.
 */
export class Session {
  readonly #transactions = new Map<string, GraphTransaction>();
  readonly #idle: IdleTimer;
  #last: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(idle: { readonly idleMs: number; readonly onIdle: () => void }) {
    this.#idle = new IdleTimer(idle.idleMs, idle.onIdle);
  }

  /** Whether ending the session now would lose changes. */
  get isDirty(): boolean {
    return [...this.#transactions.values()].some(({ isOpen, isDirty }) => isOpen && isDirty);
  }

  /**
   * Does the work after everything that was asked of this session before, whether that failed or not.
   *
   * @throws {CodedError} `SESSION_CLOSED` when the session ended meanwhile.
   */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.#idle.begin();
    const turn = this.#last
      .then(() => {
        if (this.#isOver) throw sessionClosed();
        return work();
      })
      .finally(() => this.#idle.end());
    this.#last = turn.then(nothing, nothing);
    return turn;
  }

  /** The open transaction on a graph, begun when there is none; `undefined` where nothing can be written. */
  async transaction({ name, graph }: TraversalSource): Promise<GraphTransaction | undefined> {
    if (!isWritable(graph)) return undefined;
    const open = this.#transactions.get(name);
    if (open?.isOpen) return open;
    const begun = await graph.begin();
    this.#transactions.set(name, begun);
    return begun;
  }

  /**
   * Begins the transaction on a graph, keeps its changes, or forgets them. After the end of one the next request begins
   * another.
   *
   * @throws {CodedError} `TRANSACTIONS_UNSUPPORTED`; `GRAPH_CONFLICT`, and the changes are lost then.
   */
  async command(command: TransactionCommand, source: TraversalSource): Promise<void> {
    const transaction = await this.transaction(source);
    if (!transaction) throw transactionsUnsupported(source.name);
    if (command === 'commit') await transaction.commit();
    if (command === 'rollback') transaction.rollback();
  }

  /** Refuses what was not begun yet, and rolls back when what runs now has stopped. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#idle.stop();
    await this.#last;
    for (const transaction of this.#transactions.values()) {
      if (transaction.isOpen) transaction.rollback();
    }
    this.#transactions.clear();
  }
}

/** Runs while nothing else does. */
class IdleTimer {
  readonly #ms: number;
  readonly #onIdle: () => void;
  #busy = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, onIdle: () => void) {
    this.#ms = ms;
    this.#onIdle = onIdle;
  }

  begin(): void {
    this.#busy += 1;
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#busy -= 1;
    if (this.#busy === 0) this.#timer = setTimeout(this.#onIdle, this.#ms).unref();
  }

  /** For good: nothing begins afterwards. */
  stop(): void {
    this.#busy = Number.POSITIVE_INFINITY;
    clearTimeout(this.#timer);
  }
}

function nothing(): void {}

function sessionClosed(): CodedError {
  return new CodedError({
    code: 'SESSION_CLOSED',
    category: 'conflict',
    message: 'The session was closed before this request had its turn. Begin another session.',
  });
}

function transactionsUnsupported(source: string): CodedError {
  return new CodedError({
    code: 'TRANSACTIONS_UNSUPPORTED',
    category: 'unsupported',
    message: `Graph does not support transactions: what '${source}' holds is recorded, and only its recorder writes it.`,
    data: { source },
  });
}
