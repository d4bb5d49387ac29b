import {
  type AdjacentPage,
  ALWAYS,
  type Direction,
  type ElementKind,
  type GraphView,
  type Handle,
  type HandleColumn,
  type Interval,
  intersect,
} from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import {
  bulksFrom,
  type ColumnMove,
  type ElementColumns,
  type ElementPages,
} from '../runner/columns.ts';
import { headersOf } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import {
  BATCH_SIZE,
  type Batch,
  type Frame,
  flatMapBatches,
  Ramp,
  type Source,
  sourceFrom,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { typeError } from '../values/type-error.ts';
import { Element, type LiveValue } from '../values/value.ts';

const NAMES = {
  vertex: { out: 'out', in: 'in', both: 'both' },
  edge: { out: 'outE', in: 'inE', both: 'bothE' },
} as const;

/** Rows of one page of a column. */
const COLUMN_PAGE = 16 * BATCH_SIZE;

/** From vertices to adjacent vertices, or to incident edges. */
export class Adjacent implements Step {
  readonly name: string;
  readonly bears = 'time';
  readonly direction: Direction;
  readonly to: 'vertex' | 'edge';
  readonly labels: readonly string[];
  readonly leaves = true;
  /** The name of the only element on its way that a traverser may arrive at, where handles tell what it is. */
  readonly #end: string | undefined;

  constructor(
    direction: Direction,
    to: 'vertex' | 'edge',
    labels: readonly string[],
    end?: string,
  ) {
    this.name = NAMES[to][direction];
    this.direction = direction;
    this.to = to;
    this.labels = labels;
    this.#end = end;
  }

  /** The same step, to where a name stands for an element already: no traverser is made for anything else. */
  arrivingAt(end: string): Adjacent {
    return new Adjacent(this.direction, this.to, this.labels, end);
  }

  get detail(): string {
    return this.labels.join(', ');
  }

  open(input: Source, frame: Frame): Source {
    return flatMapBatches(input, (batch) => sourceFrom(this.#walk(batch, frame)));
  }

  /** An edge is met once from each of its ends, a vertex from each of its edges. */
  columnMove(from: ElementKind): ColumnMove | undefined {
    if (from !== 'vertex') return undefined;
    const repeats = this.to === 'vertex' || this.direction === 'both';
    return { to: this.to, repeats, move: (pages, run) => this.#columns(pages, run) };
  }

  async *#columns(pages: ElementPages, { view, budget }: Run): AsyncGenerator<ElementColumns> {
    for await (const { handles, bulks } of pages) {
      let cursor: unknown;
      do {
        const page = await view.expand({ handles }, this.direction, this.labels, {
          limit: COLUMN_PAGE,
          cursor,
        });
        const reached = this.to === 'vertex' ? page.vertices.handles : page.edges;
        yield { kind: this.to, handles: reached, bulks: bulksFrom(bulks, page.source) };
        cursor = page.next;
        if (budget.isSliceOver) await budget.breathe();
      } while (cursor !== undefined);
    }
  }

  async *#walk(batch: Batch, frame: Frame): AsyncGenerator<readonly Traverser[]> {
    const ramp = new Ramp();
    for (const run of runsOf(batch, this.name)) {
      const isInterval = run.view.basis.time.kind === 'between';
      const versions = this.to === 'edge' && isInterval;
      const sides =
        versions && this.direction === 'both' ? (['out', 'in'] as const) : [this.direction];
      for (const side of sides) {
        const rows = expandAll({ ...run, direction: side, labels: this.labels }, frame, ramp);
        yield* versions ? edgeVersions(rows) : this.#elements(rows);
      }
    }
  }

  async *#elements(pages: AsyncGenerator<Rows>): AsyncGenerator<readonly Traverser[]> {
    for await (const { view, from, edges, vertices } of pages) {
      const handles = this.to === 'vertex' ? vertices.handles : edges;
      const arrived: Traverser[] = [];
      for (const [i, traverser] of from.entries()) {
        const handle = handles[i] ?? -1;
        if (this.#end !== undefined && !isAt(traverser.named(this.#end), this.to, handle)) continue;
        arrived.push(traverser.move(new Element(this.to, view, handle), vertices.during?.[i]));
      }
      yield arrived;
    }
  }
}

function isAt(value: LiveValue | undefined, kind: ElementKind, handle: Handle): boolean {
  return value instanceof Element && value.handle === handle && value.kind === kind;
}

/** Traversers in a row whose vertices are of the same view. */
interface VertexRun {
  readonly view: GraphView;
  readonly traversers: Batch;
}

function runsOf(batch: Batch, step: string): readonly VertexRun[] {
  const runs: { view: GraphView; traversers: Traverser[] }[] = [];
  for (const traverser of batch) {
    const { value } = traverser;
    if (!(value instanceof Element) || value.kind !== 'vertex') {
      throw typeError(`${step}()`, 'a vertex', value);
    }
    const last = runs.at(-1);
    if (last?.view === value.view) last.traversers.push(traverser);
    else runs.push({ view: value.view, traversers: [traverser] });
  }
  return runs;
}

/** A page of rows with the traversers they come from. */
interface Rows {
  readonly view: GraphView;
  readonly from: Batch;
  readonly edges: readonly number[];
  readonly vertices: HandleColumn;
}

/**
 * Pages of what is adjacent. Small pages first; what descends from a start that nobody needs more of is left out,
 * even in the middle of a hub.
 */
async function* expandAll(
  what: VertexRun & { readonly direction: Direction; readonly labels: readonly string[] },
  frame: Frame,
  ramp: Ramp,
): AsyncGenerator<Rows> {
  const { view } = what;
  let waiting = what.traversers;
  let cursor: unknown;
  for (;;) {
    if (cursor === undefined) {
      waiting = waiting.filter(({ origin }) => !frame.isDone(origin));
      if (waiting.length === 0) return;
    }
    const page = await view.expand(columnOf(waiting, view), what.direction, what.labels, {
      limit: ramp.next(),
      cursor,
    });
    const { edges, vertices } = page;
    yield { view, from: sourcesOf(page, waiting), edges, vertices };
    if (page.next === undefined) return;
    cursor = page.next;
    const last = page.source.at(-1);
    const reached = last === undefined ? undefined : waiting[last];
    if (last !== undefined && reached && frame.isDone(reached.origin)) {
      waiting = waiting.slice(last + 1);
      cursor = undefined;
    }
  }
}

function sourcesOf({ source }: AdjacentPage, among: Batch): Batch {
  const traversers: Traverser[] = [];
  for (const i of source) {
    const traverser = among[i];
    if (traverser) traversers.push(traverser);
  }
  return traversers;
}

/**
 * Edge versions of an interval view: a version that meets several versions of the vertex at its other end comes in
 * several rows, and is still one.
 */
async function* edgeVersions(pages: AsyncGenerator<Rows>): AsyncGenerator<readonly Traverser[]> {
  let current: Traverser | undefined;
  let seen = new Set<number>();
  for await (const { view, from, edges } of pages) {
    const arrivals: { readonly traverser: Traverser; readonly edge: Element }[] = [];
    for (const [i, traverser] of from.entries()) {
      const handle = edges[i] ?? -1;
      if (traverser !== current) seen = new Set();
      current = traverser;
      if (seen.has(handle)) continue;
      seen.add(handle);
      arrivals.push({ traverser, edge: new Element('edge', view, handle) });
    }
    const headers = await headersOf(arrivals.map(({ edge }) => edge));
    yield arrivals.flatMap(({ traverser, edge }, i) => {
      const during = intersect(traverser.during ?? ALWAYS, headers[i]?.valid ?? ALWAYS);
      return during ? traverser.move(edge, during) : [];
    });
  }
}

/** The handles of elements of one view, with the traversers' time where the view asks for it. */
export function columnOf(traversers: Batch, view: GraphView): HandleColumn {
  const handles = traversers.flatMap(({ value }) => (value instanceof Element ? value.handle : []));
  if (view.basis.time.kind !== 'between') return { handles };
  const during: readonly Interval[] = traversers.map((traverser) => traverser.during ?? ALWAYS);
  return { handles, during };
}
