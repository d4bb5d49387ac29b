import type {
  AdjacentPage,
  Basis,
  Cursor,
  Direction,
  ElementHeader,
  ElementKind,
  ElementQuery,
  FoundPage,
  Gap,
  GraphView,
  Handle,
  HandleColumn,
  Instant,
  JsonObject,
  MaybePromise,
  PropertyRow,
  SourcedColumn,
  TimeSelection,
  Value,
} from '@meshlapse/model';
import { equalityKey } from '@meshlapse/store';
import { AtView } from './at-view.ts';
import {
  type Difference,
  type Differences,
  differencesBetween,
  versionsThere,
} from './differences.ts';
import { gapsWithin } from './observations.ts';
import type { Reader } from './reader.ts';
import { type RowBlock, rowPages } from './row-pages.ts';

/** The two instants of a diff view. */
export type DiffTime = Extract<TimeSelection, { kind: 'diff' }>;

/** Rows of each of two states that one call reads at once. */
const ALL_ROWS = Number.MAX_SAFE_INTEGER;

const UNCHANGED: Pick<Difference, 'changed'> & { readonly change: 'unchanged' } = {
  change: 'unchanged',
  changed: [],
};

/** What differs between two instants. Handles are element numbers. */
export class DiffView implements GraphView {
  readonly basis: Basis;
  readonly #reader: Reader;
  readonly #time: DiffTime;
  readonly #before: AtView;
  readonly #after: AtView;
  #differences: Promise<Differences> | undefined;

  constructor(reader: Reader, time: DiffTime, transaction: Instant) {
    const { from, to, ...knowledge } = time;
    this.#reader = reader;
    this.#time = time;
    this.#before = new AtView(reader, { ...knowledge, kind: 'at', at: from }, transaction);
    this.#after = new AtView(reader, { ...knowledge, kind: 'at', at: to }, transaction);
    this.basis = { time, transaction };
  }

  /** Whoever looks for a value reads those of what differs, which is not much. */
  indexed(): boolean {
    return false;
  }

  async find(query: ElementQuery, limit: number, cursor?: Cursor): Promise<FoundPage> {
    const waiting = (cursor as readonly Handle[] | undefined) ?? (await this.#matching(query));
    const next = waiting.length > limit ? waiting.slice(limit) : undefined;
    return { handles: waiting.slice(0, limit), next };
  }

  /** What is there after the difference, then what was there before it only. */
  async expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const { handles } = vertices;
    const { rows, next } = await rowPages(page, handles.length, async (from, to) => {
      const part = handles.slice(from, to);
      const after = await this.#rowsAt(this.#after, part, direction, labels);
      const before = await this.#rowsAt(this.#before, part, direction, labels);
      const there = new Set(after.map(({ edge }) => edge));
      const gone = before.filter(({ edge }) => !there.has(edge));
      return [...after, ...gone].sort((a, b) => a.source - b.source);
    });
    return {
      source: rows.map(({ source }) => source),
      edges: rows.map(({ edge }) => edge),
      vertices: { handles: rows.map(({ vertex }) => vertex) },
      next,
    };
  }

  ends(edges: HandleColumn, direction: Direction): MaybePromise<SourcedColumn> {
    return this.#after.ends(edges, direction);
  }

  headers(kind: ElementKind, handles: readonly Handle[]): Promise<readonly ElementHeader[]> {
    return this.#shown(handles, (view, own) => view.headers(kind, own));
  }

  async values(
    kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): Promise<readonly (readonly Value[])[]> {
    if (key === 'change' || key === 'changed') {
      const differences = await this.#differencesOf(kind, handles);
      return differences.map((own) => (key === 'change' ? [own.change] : own.changed));
    }
    const [when, ...path] = key.split('.');
    const read = (view: AtView, own: readonly Handle[], of: string) => view.values(kind, own, of);
    if (path.length > 0 && (when === 'before' || when === 'after')) {
      const view = when === 'before' ? this.#before : this.#after;
      const there = await this.#isThere(view, handles);
      const held = await read(
        view,
        handles.filter((_, i) => there[i]),
        path.join('.'),
      );
      let next = 0;
      return handles.map((_, i) => (there[i] ? (held[next++] ?? []) : []));
    }
    return this.#shown(handles, (view, own) => read(view, own, key));
  }

  async properties(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (readonly PropertyRow[])[]> {
    const rows = await this.#shown(handles, (view, own) => view.properties(kind, own));
    const differences = await this.#differencesOf(kind, handles);
    return rows.map((own, i) => {
      const { change, changed } = differences[i] ?? UNCHANGED;
      const paths = changed.map((value) => ({ key: 'changed', value }));
      return [...own, { key: 'change', value: change }, ...paths];
    });
  }

  documents(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (JsonObject | undefined)[]> {
    return this.#shown(handles, (view, own) => view.documents(kind, own));
  }

  history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    return this.#after.history(kind, handles);
  }

  gaps(): Promise<readonly Gap[]> {
    const { from, to } = this.#time;
    const interval = { from: Math.min(from, to), to: Math.max(from, to) + 1 };
    return gapsWithin(this.#reader.backend, interval);
  }

  async #matching({ kind, ids, labels, equals = [] }: ElementQuery): Promise<readonly Handle[]> {
    const differences = await this.#all();
    const named = ids && new Set(await this.#reader.ids.numbersOf(kind, ids));
    const found = [...differences[kind].keys()].filter((element) => !named || named.has(element));
    const identities = labels ? await this.#reader.identities(found) : [];
    const numbers = labels?.map((label) => this.#reader.names.numberOf(kind, label));
    let kept = found.filter((_, i) => !numbers || numbers.includes(identities[i]?.label));
    for (const { key, value } of equals) {
      const wanted = equalityKey(value);
      const held = await this.values(kind, kept, key);
      kept = kept.filter((_, i) => held[i]?.some((own) => equalityKey(own) === wanted));
    }
    return kept;
  }

  async #rowsAt(
    view: AtView,
    vertices: readonly Handle[],
    direction: Direction,
    labels: readonly string[],
  ): Promise<readonly RowBlock[]> {
    const there = await this.#isThere(view, vertices);
    const sources = vertices.flatMap((_, i) => (there[i] ? [i] : []));
    const handles = sources.map((i) => vertices[i] ?? -1);
    const page = await view.expand({ handles }, direction, labels, { limit: ALL_ROWS });
    return page.source.map((source, i) => ({
      source: sources[source] ?? -1,
      edge: page.edges[i] ?? -1,
      vertex: page.vertices.handles[i] ?? -1,
    }));
  }

  /** Reads elements as they are after the difference, and those that are gone as they were before it. */
  async #shown<T>(
    handles: readonly Handle[],
    read: (view: AtView, handles: readonly Handle[]) => MaybePromise<readonly T[]>,
  ): Promise<readonly T[]> {
    const there = await this.#isThere(this.#after, handles);
    const [after, before] = await Promise.all([
      read(
        this.#after,
        handles.filter((_, i) => there[i]),
      ),
      read(
        this.#before,
        handles.filter((_, i) => !there[i]),
      ),
    ]);
    const next = { after: 0, before: 0 };
    return handles.map((_, i) => (there[i] ? after[next.after++] : before[next.before++]) as T);
  }

  async #isThere(view: AtView, elements: readonly Handle[]): Promise<readonly boolean[]> {
    const versions = await versionsThere(this.#reader, elements, view.at);
    return versions.map((version) => version !== undefined);
  }

  async #differencesOf(kind: ElementKind, elements: readonly Handle[]) {
    const differences = await this.#all();
    return elements.map((element) => differences[kind].get(element) ?? UNCHANGED);
  }

  #all(): Promise<Differences> {
    const { from, to } = this.#time;
    this.#differences ??= differencesBetween(this.#reader, from, to);
    return this.#differences;
  }
}
