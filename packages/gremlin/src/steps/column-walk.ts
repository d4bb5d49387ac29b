import type { Step, Traversal } from '../plan/step.ts';
import {
  type ColumnEnd,
  type ColumnMove,
  type ColumnRead,
  type Columns,
  type ElementColumns,
  type ElementPages,
  merged,
} from '../runner/columns.ts';
import { afterRound, BATCH_SIZE, type Frame, type Source } from '../runner/source.ts';
import type { Find } from './find.ts';

/** Rows read at once: nothing that a walk finds is left unread, so pages need not be small. */
const PAGE = 16 * BATCH_SIZE;

/** What happens to what is found, one after the other. */
export interface Walk {
  readonly find: Find;
  readonly moves: readonly ColumnMove[];
  readonly read: ColumnRead | undefined;
  readonly end: ColumnEnd;
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
    return afterRound(
      input,
      () => undefined,
      async () => {
        const [start] = frame.starts();
        if (!start) return [];
        const sink = this.#walk.end.begin(frame.run);
        for await (const columns of this.#columns(frame)) await sink.take(columns);
        return sink.finish(start);
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
