import type { Step, Traversal } from '../plan/step.ts';
import {
  type ColumnEnd,
  type ColumnKind,
  type ColumnMove,
  type ColumnRead,
  type Columns,
  type ElementColumns,
  type ElementPages,
  merged,
} from '../runner/columns.ts';
import { afterRound, BATCH_SIZE, type Frame, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import type { Find } from './find.ts';

/** Rows read at once: nothing that a walk finds is left unread, so pages need not be small. */
const PAGE = 16 * BATCH_SIZE;

/** How everything is taken in, perhaps as values that are read of it. */
export interface Ending {
  readonly read: ColumnRead | undefined;
  readonly end: ColumnEnd;
  /** How many steps it is. */
  readonly length: number;
}

/** What happens to what is found, one after the other. */
export interface Walk extends Omit<Ending, 'length'> {
  readonly find: Find;
  readonly moves: readonly ColumnMove[];
}

/** How the first of these steps take in columns of a kind; `undefined` when they need traversers. */
export function endingOf([first, second]: readonly Step[], from: ColumnKind): Ending | undefined {
  const read = from === 'value' ? undefined : first?.columnRead?.();
  const end = read ? second?.columnEnd?.('value') : first?.columnEnd?.(from);
  return end && { read, end, length: read ? 2 : 1 };
}

/**
 * A look-up and the steps behind it, up to one that waits for everything, moved as columns: every element is gone on
 * from once, with a bulk.
 */
export class ColumnWalk implements Step {
  readonly name = 'walk';
  readonly isBarrier = true;
  /** What it stands for. */
  readonly steps: readonly Step[];
  readonly #walk: Walk;

  constructor(walk: Walk, steps: readonly Step[]) {
    this.steps = steps;
    this.#walk = walk;
  }

  get nested(): readonly Traversal[] {
    return [{ steps: this.steps }];
  }

  open(input: Source, frame: Frame): Source {
    let start: Traverser | undefined;
    return afterRound(
      input,
      (batch) => {
        [start] = batch;
      },
      async () => {
        // It begins the query, so only one traverser ever comes: a round after it is the end and no walk.
        const from = start;
        start = undefined;
        if (!from) return [];
        const sink = this.#walk.end.begin(frame.run);
        for await (const columns of this.#columns(frame)) await sink.take(columns);
        return sink.finish(from);
      },
    );
  }

  async *#columns({ run }: Frame): AsyncGenerator<Columns> {
    const { moves, read, end } = this.#walk;
    let pages: ElementPages = this.#found(run);
    for (const [i, { move, repeats }] of moves.entries()) {
      pages = move(pages, run);
      const isLast = i === moves.length - 1;
      if (repeats && (!isLast || end.looksAtRows)) pages = merged(pages);
    }
    for await (const page of pages) yield read ? await read(page, run) : page;
  }

  async *#found({ view, budget }: Frame['run']): AsyncGenerator<ElementColumns> {
    const { query, elementKind: kind } = this.#walk.find;
    let cursor: unknown;
    do {
      const page = await view.find(query, PAGE, cursor);
      yield { kind, handles: page.handles };
      cursor = page.next;
      if (budget.isSliceOver) await budget.breathe();
    } while (cursor !== undefined);
  }
}
