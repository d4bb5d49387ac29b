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
  JsonObject,
  MaybePromise,
  PropertyRow,
  SourcedColumn,
  Value,
} from '@meshlapse/model';

/** The part of a view that a subgraph is: going on from its nodes leads to nothing else. */
export class SubgraphView implements GraphView {
  readonly basis: Basis;
  readonly #view: GraphView;
  readonly #kept: Readonly<Record<ElementKind, ReadonlySet<Handle>>>;

  constructor(view: GraphView, vertices: Iterable<Handle>, edges: Iterable<Handle>) {
    this.basis = view.basis;
    this.#view = view;
    this.#kept = { vertex: new Set(vertices), edge: new Set(edges) };
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#view.indexed(kind, key);
  }

  async find(query: ElementQuery, limit: number, cursor?: Cursor): Promise<FoundPage> {
    const page = await this.#view.find(query, limit, cursor);
    const rows = rowsOf(page.handles, (i) => this.#kept[query.kind].has(page.handles[i] ?? -1));
    return { ...pick(page, rows), next: page.next };
  }

  async expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const all = await this.#view.expand(vertices, direction, labels, page);
    const { vertex, edge } = this.#kept;
    const rows = rowsOf(
      all.edges,
      (i) => edge.has(all.edges[i] ?? -1) && vertex.has(all.vertices.handles[i] ?? -1),
    );
    return {
      source: rows.map((i) => all.source[i] ?? -1),
      edges: rows.map((i) => all.edges[i] ?? -1),
      vertices: pick(all.vertices, rows),
      next: all.next,
    };
  }

  async ends(edges: HandleColumn, direction: Direction): Promise<SourcedColumn> {
    const all = await this.#view.ends(edges, direction);
    const rows = rowsOf(all.handles, (i) => this.#kept.vertex.has(all.handles[i] ?? -1));
    return { source: rows.map((i) => all.source[i] ?? -1), ...pick(all, rows) };
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

  history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    return this.#view.history(kind, handles);
  }

  gaps(): MaybePromise<readonly Gap[]> {
    return this.#view.gaps();
  }
}

function rowsOf(all: readonly unknown[], keeps: (row: number) => boolean): readonly number[] {
  return all.flatMap((_, i) => (keeps(i) ? i : []));
}

function pick({ handles, during }: HandleColumn, rows: readonly number[]): HandleColumn {
  const kept = rows.map((i) => handles[i] ?? -1);
  return during
    ? { handles: kept, during: rows.flatMap((i) => during[i] ?? []) }
    : { handles: kept };
}
