import type { Direction, ElementKind } from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import {
  bulksFrom,
  type ColumnMove,
  type ElementColumns,
  type ElementPages,
} from '../runner/columns.ts';
import type { Run } from '../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { typeError } from '../values/type-error.ts';
import { Element } from '../values/value.ts';
import { columnOf } from './adjacent.ts';

const NAMES = { out: 'outV', in: 'inV', both: 'bothV' } as const;

/** From edges to the vertices at their ends. */
export class EdgeEnds implements Step {
  readonly name: string;
  readonly bears = 'time';
  readonly direction: Direction;
  readonly leaves = true;

  constructor(direction: Direction) {
    this.name = NAMES[direction];
    this.direction = direction;
  }

  columnMove(from: ElementKind): ColumnMove | undefined {
    if (from !== 'edge') return undefined;
    return { to: 'vertex', repeats: true, move: (pages, run) => this.#columns(pages, run) };
  }

  async *#columns(pages: ElementPages, { view }: Run): AsyncGenerator<ElementColumns> {
    for await (const { handles, bulks } of pages) {
      const ends = await view.ends({ handles }, this.direction);
      yield { kind: 'vertex', handles: ends.handles, bulks: bulksFrom(bulks, ends.source) };
    }
  }

  open(input: Source, _frame: Frame): Source {
    return mapBatches(input, async (batch) => {
      const rows = await endsOf(batch, this.direction, this.name);
      return rows.map(({ arrived }) => arrived);
    });
  }
}

/** A traverser at an end of its edge, and its index in the batch. */
export interface EndRow {
  readonly source: number;
  readonly arrived: Traverser;
}

/** Each traverser moved to the ends of its edge, in order. */
export async function endsOf(
  batch: Batch,
  direction: Direction,
  step: string,
): Promise<readonly EndRow[]> {
  const rows: EndRow[] = [];
  for (let from = 0; from < batch.length; ) {
    const { view } = edgeOf(batch[from], step);
    let to = from + 1;
    while (to < batch.length && edgeOf(batch[to], step).view === view) to += 1;
    const part = batch.slice(from, to);
    const ends = await view.ends(columnOf(part, view), direction);
    for (const [i, handle] of ends.handles.entries()) {
      const source = ends.source[i] ?? -1;
      const vertex = new Element('vertex', view, handle);
      const arrived = part[source]?.move(vertex, ends.during?.[i]);
      if (arrived) rows.push({ source: from + source, arrived });
    }
    from = to;
  }
  return rows;
}

function edgeOf(traverser: Traverser | undefined, step: string): Element {
  const value = traverser?.value ?? null;
  if (value instanceof Element && value.kind === 'edge') return value;
  throw typeError(`${step}()`, 'an edge', value);
}
