import {
  type AdjacentPage,
  ALWAYS,
  type Basis,
  type Cursor,
  type Direction,
  type ElementHeader,
  type ElementKind,
  type ElementQuery,
  type FoundPage,
  type Gap,
  type GraphView,
  type Handle,
  type HandleColumn,
  type Interval,
  intersect,
  type JsonObject,
  type MaybePromise,
  type PropertyRow,
  type SourcedColumn,
  type Value,
} from '@meshlapse/model';
import { BATCH_SIZE, listOf } from './source.ts';
import type { Watch } from './watch.ts';

/** What is reached from one element, in all of the view's time. */
interface Reached {
  readonly edge: Handle;
  readonly vertex: Handle;
  readonly during: Interval;
}

/**
 * An interval view that can be read instant by instant.
 *
 * While someone watches, it reads what it is asked for in all of its time, once, tells the watch about every row, and
 * answers with the part that was asked for.
 */
export class WatchedView implements GraphView {
  readonly basis: Basis;
  readonly #view: GraphView;
  readonly #watch: Watch;
  readonly #found = new Map<string, FoundPage>();
  readonly #reached = new Map<string, readonly Reached[]>();
  #always: WatchedView | undefined;

  constructor(view: GraphView, watch: Watch) {
    this.basis = view.basis;
    this.#view = view;
    this.#watch = watch;
    watch.atEnd(() => {
      this.#found.clear();
      this.#reached.clear();
    });
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#view.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): MaybePromise<FoundPage> {
    return this.#isWatched ? this.#findAll(query) : this.#view.find(query, limit, cursor);
  }

  expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): MaybePromise<AdjacentPage> {
    if (!this.#isWatched) return this.#view.expand(vertices, direction, labels, page);
    return this.#expandAll(vertices, direction, labels);
  }

  ends(edges: HandleColumn, direction: Direction): MaybePromise<SourcedColumn> {
    return this.#isWatched ? this.#allEnds(edges, direction) : this.#view.ends(edges, direction);
  }

  headers(kind: ElementKind, handles: readonly Handle[]): MaybePromise<readonly ElementHeader[]> {
    return this.#view.headers(kind, handles);
  }

  values(
    kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): MaybePromise<readonly (readonly Value[])[]> {
    return this.#view.values(kind, handles, key);
  }

  properties(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (readonly PropertyRow[])[]> {
    return this.#view.properties(kind, handles);
  }

  documents(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (JsonObject | undefined)[]> {
    return this.#view.documents(kind, handles);
  }

  /** All histories are of one view, so that their elements are read together. */
  async history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    const { view, versions } = await this.#view.history(kind, handles);
    this.#always ??= new WatchedView(view, this.#watch);
    return { view: this.#always, versions };
  }

  gaps(): MaybePromise<readonly Gap[]> {
    return this.#view.gaps();
  }

  get #isWatched(): boolean {
    return this.#watch.isOn && this.basis.time.kind === 'between';
  }

  async #findAll(query: ElementQuery): Promise<FoundPage> {
    const key = textOf(query);
    const known = this.#found.get(key) ?? (await this.#readFound(query));
    this.#found.set(key, known);
    const { instant } = this.#watch;
    const handles: Handle[] = [];
    const during: Interval[] = [];
    for (const [i, held] of (known.during ?? []).entries()) {
      this.#watch.note(held);
      if (instant !== undefined && (held.from > instant || held.to <= instant)) continue;
      handles.push(known.handles[i] ?? -1);
      during.push(held);
    }
    this.#watch.charge(handles.length);
    return { handles, during, next: undefined };
  }

  async #readFound(query: ElementQuery): Promise<FoundPage> {
    const handles: Handle[] = [];
    const during: Interval[] = [];
    let cursor: Cursor;
    do {
      const page = await this.#view.find(query, 4 * BATCH_SIZE, cursor);
      for (const [i, handle] of page.handles.entries()) {
        handles.push(handle);
        during.push(page.during?.[i] ?? ALWAYS);
      }
      cursor = page.next;
    } while (cursor !== undefined);
    return { handles, during, next: undefined };
  }

  async #expandAll(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
  ): Promise<AdjacentPage> {
    const rows = await this.#rowsOf(vertices, textOf([direction, labels]), async (handles, add) => {
      let cursor: Cursor;
      do {
        const limit = 4 * BATCH_SIZE;
        const page = await this.#view.expand({ handles }, direction, labels, { limit, cursor });
        for (const [i, source] of page.source.entries()) {
          const during = page.vertices.during?.[i] ?? ALWAYS;
          const vertex = page.vertices.handles[i] ?? -1;
          add(source, { edge: page.edges[i] ?? -1, vertex, during });
        }
        cursor = page.next;
      } while (cursor !== undefined);
    });
    return {
      source: rows.map(({ source }) => source),
      edges: rows.map(({ edge }) => edge),
      vertices: columnOf(rows),
      next: undefined,
    };
  }

  async #allEnds(edges: HandleColumn, direction: Direction): Promise<SourcedColumn> {
    const rows = await this.#rowsOf(edges, textOf(direction), async (handles, add) => {
      const ends = await this.#view.ends({ handles }, direction);
      for (const [i, source] of ends.source.entries()) {
        const during = ends.during?.[i] ?? ALWAYS;
        add(source, { edge: handles[source] ?? -1, vertex: ends.handles[i] ?? -1, during });
      }
    });
    return { source: rows.map(({ source }) => source), ...columnOf(rows) };
  }

  /** What is reached from each element in the time that the column gives it. */
  async #rowsOf(
    { handles, during }: HandleColumn,
    how: string,
    read: (unread: readonly Handle[], add: (source: number, row: Reached) => void) => Promise<void>,
  ): Promise<readonly (Reached & { readonly source: number })[]> {
    const keyOf = (handle: Handle) => `${how} ${handle}`;
    const unread = [...new Set(handles)].filter((handle) => !this.#reached.has(keyOf(handle)));
    if (unread.length > 0) {
      const lists = new Map<number, Reached[]>();
      await read(unread, (source, row) => listOf(lists, source).push(row));
      for (const [i, handle] of unread.entries()) {
        this.#reached.set(keyOf(handle), lists.get(i) ?? []);
      }
    }
    const rows = handles.flatMap((handle, source) =>
      (this.#reached.get(keyOf(handle)) ?? []).flatMap((row) => {
        this.#watch.note(row.during);
        const held = intersect(row.during, during?.[source] ?? ALWAYS);
        return held ? [{ ...row, source, during: held }] : [];
      }),
    );
    this.#watch.charge(rows.length);
    return rows;
  }
}

function columnOf(
  rows: readonly Reached[],
): HandleColumn & { readonly during: readonly Interval[] } {
  return { handles: rows.map(({ vertex }) => vertex), during: rows.map(({ during }) => during) };
}

/** JSON has no word for some numbers that ids may be. */
function textOf(question: unknown): string {
  return JSON.stringify(question, (_, part: unknown) => {
    const isOther =
      typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part));
    return isOther ? { [typeof part]: String(part) } : part;
  });
}
