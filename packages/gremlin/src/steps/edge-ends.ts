import type { Direction, ElementKind } from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import type { ColumnContext, ColumnStep, Columns, RowSink } from '../runner/columns.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { typeError } from '../values/type-error.ts';
import { Element } from '../values/value.ts';
import { columnOf } from './adjacent.ts';

const NAMES = { out: 'outV', in: 'inV', both: 'bothV' } as const;

/** From edges to the vertices at their ends. */
export class EdgeEnds implements Step, ColumnStep {
  readonly name: string;
  readonly bears = 'time';
  readonly direction: Direction;
  readonly leaves = true;

  constructor(direction: Direction) {
    this.name = NAMES[direction];
    this.direction = direction;
  }

  columnKind(from: ElementKind): ElementKind | undefined {
    return from === 'edge' ? 'vertex' : undefined;
  }

  async moveColumns(
    { handles, bulks }: Columns,
    to: RowSink,
    { view }: ColumnContext,
  ): Promise<void> {
    const ends = await view.ends({ handles }, this.direction);
    for (const [i, handle] of ends.handles.entries()) {
      to.add(handle, bulks[ends.source[i] ?? -1] ?? 1);
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
