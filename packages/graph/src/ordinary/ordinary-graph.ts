import type {
  Clock,
  Commit,
  GraphTransaction,
  GraphView,
  Instant,
  TimeSelection,
  WritableGraph,
} from '@meshlapse/model';
import { AtView } from '../at-view.ts';
import { type GraphParts, GraphStore, type StoredGraph } from '../graph-store.ts';
import type { Changes } from './changes.ts';
import { keepChanges } from './keep-changes.ts';
import { Numbers } from './numbers.ts';
import { Transaction } from './transaction.ts';

/**
 * A graph that users write.
 *
 * What holds at an instant is what was committed by then: each commit is later than all before it, and later than
 * everything that was read before it, whatever the clock does.
 */
export class OrdinaryGraph extends GraphStore implements StoredGraph, WritableGraph {
  readonly #parts: GraphParts;
  readonly #clock: Clock;
  readonly #numbers: Numbers;
  /** The latest instant that anybody saw as the present. */
  #seen: Instant;

  constructor(parts: GraphParts, clock: Clock) {
    super(parts);
    this.#parts = parts;
    this.#clock = clock;
    this.#numbers = new Numbers(parts.store.state);
    this.#seen = parts.store.state.transaction;
  }

  /** Waits for what is being written before the instant: it must not come to be there under a reader. */
  override async view(time: TimeSelection): Promise<GraphView> {
    const { store } = this.#parts;
    const latest = Math.min(latestOf(time), this.#clock.now());
    this.#seen = Math.max(this.#seen, latest);
    if (store.writing !== undefined && store.writing <= latest) await store.settled();
    return super.view(time);
  }

  present(): GraphView {
    const { reader, store } = this.#parts;
    const { transaction } = store.state;
    // What is being written is not there before its instant, and must not come to be there under a reader.
    const now =
      store.writing === undefined ? Math.max(this.#clock.now(), transaction) : store.writing - 1;
    this.#seen = Math.max(this.#seen, now);
    return new AtView(reader, { kind: 'at', at: this.#seen }, transaction);
  }

  begin(): GraphTransaction {
    const base = this.present();
    const basis = this.#seen;
    const keep = (changes: Changes): Promise<Commit> => this.#keep(changes, basis);
    return new Transaction({ base, at: basis, numbers: this.#numbers, keep });
  }

  #keep(changes: Changes, basis: Instant): Promise<Commit> {
    return this.#parts.store.write(
      async (draft) => {
        await keepChanges(changes, basis, draft);
        Object.assign(draft.state, this.#numbers.next);
        return [];
      },
      () => this.#seen,
    );
  }
}

/** The latest instant that a view reads. */
function latestOf(time: TimeSelection): Instant {
  switch (time.kind) {
    case 'at':
      return time.at;
    case 'between':
      return time.interval.to;
    case 'diff':
      return Math.max(time.from, time.to);
  }
}
