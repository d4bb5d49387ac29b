import { type ElementKind, long } from '@meshlapse/model';
import type { Step, Traversal } from '../plan/step.ts';
import {
  type ColumnContext,
  type ColumnStep,
  type Columns,
  MergedRows,
  RowTotal,
} from '../runner/columns.ts';
import { afterRound, BATCH_SIZE, type Frame, type Source } from '../runner/source.ts';
import { Element } from '../values/value.ts';
import type { Find } from './find.ts';

/** Rows read at once: nothing that a walk finds is left unread, so pages need not be small. */
const PAGE = 16 * BATCH_SIZE;

/**
 * A look-up and the steps behind it, moved as columns: every element is gone on from once, with a bulk.
 *
 * Takes in everything before it gives anything, so it stands only before steps that do so too.
 */
export class ColumnWalk implements Step {
  readonly name = 'walk';
  readonly isBarrier = true;
  readonly nested: readonly Traversal[];
  readonly #find: Find;
  readonly #moves: readonly (Step & ColumnStep)[];
  readonly #isCount: boolean;

  constructor(find: Find, moves: readonly (Step & ColumnStep)[], isCount: boolean) {
    this.nested = [{ steps: [find, ...moves] }];
    this.#find = find;
    this.#moves = moves;
    this.#isCount = isCount;
  }

  open(input: Source, frame: Frame): Source {
    return afterRound(
      input,
      () => undefined,
      async () => {
        const [start] = frame.starts();
        if (!start) return [];
        if (this.#isCount) return [start.restart(long(await this.#count(frame)))];
        const { handles, bulks, kind } = await this.#walk(frame, this.#moves);
        frame.run.budget.hold(handles.length);
        return handles.map((handle, i) =>
          start.move(new Element(kind, frame.run.view, handle)).withBulk(bulks[i] ?? 1),
        );
      },
    );
  }

  async #count(frame: Frame): Promise<number> {
    const before = await this.#walk(frame, this.#moves.slice(0, -1));
    const total = new RowTotal();
    await this.#moves.at(-1)?.moveColumns(before, total, contextOf(frame));
    return total.total;
  }

  async #walk(frame: Frame, moves: readonly ColumnStep[]): Promise<Columns> {
    let columns = await this.#found(frame);
    for (const move of moves) {
      const merged = new MergedRows();
      await move.moveColumns(columns, merged, contextOf(frame));
      columns = merged.columns(move.columnKind(columns.kind) ?? columns.kind);
    }
    return columns;
  }

  async #found(frame: Frame): Promise<Columns> {
    const handles: number[] = [];
    let cursor: unknown;
    do {
      const page = await frame.run.view.find(this.#find.query, PAGE, cursor);
      for (const handle of page.handles) handles.push(handle);
      cursor = page.next;
    } while (cursor !== undefined);
    return { kind: this.#find.elementKind, handles, bulks: handles.map(() => 1) };
  }
}

function contextOf({ run }: Frame): ColumnContext {
  return { view: run.view, budget: run.budget };
}

/** Whether a step can move columns of this kind. */
export function movesColumns(step: Step, kind: ElementKind): step is Step & ColumnStep {
  const columnKind =
    'columnKind' in step ? (step as Step & ColumnStep).columnKind(kind) : undefined;
  return columnKind !== undefined;
}
