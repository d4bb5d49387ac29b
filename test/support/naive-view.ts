import {
  type AdjacentPage,
  ALWAYS,
  type Basis,
  type Cursor,
  contains,
  type Direction,
  type ElementHeader,
  type ElementId,
  type ElementKind,
  type ElementQuery,
  type FoundPage,
  type Gap,
  type GraphView,
  type Handle,
  type HandleColumn,
  type Instant,
  type Interval,
  intersect,
  type JsonObject,
  type PropertyMap,
  type PropertyRow,
  type SourcedColumn,
  type TimeSelection,
  type Value,
  valueOfJson,
} from '@meshlapse/model';
import { atPath, keyOf } from './naive-values.ts';

/** One version of an element. `element` numbers the element over all its lives. */
export interface NaiveVersion {
  readonly kind: ElementKind;
  readonly element: number;
  readonly id: ElementId;
  readonly label: string;
  readonly valid: Interval;
  readonly recorded: Instant;
  readonly properties: PropertyMap;
  readonly document: JsonObject | undefined;
  readonly touches: readonly { readonly at: Instant; readonly properties: PropertyMap }[];
  /** Element numbers of an edge's ends. */
  readonly ends: { readonly out: number; readonly in: number } | undefined;
}

/** All that a view may look at; nobody changes it afterwards. */
export interface NaiveSnapshot {
  readonly versions: readonly NaiveVersion[];
  readonly gaps: readonly Gap[];
  readonly indexed: (kind: ElementKind, key: string) => boolean;
}

interface Row {
  readonly source: number;
  readonly edge: Handle;
  readonly vertex: Handle;
  readonly during: Interval;
}

/** Answers every call by filtering all versions there are. */
export class NaiveView implements GraphView {
  readonly basis: Basis;
  readonly #data: NaiveSnapshot;
  readonly #interval: Interval;
  readonly #at: Instant | undefined;

  constructor(basis: Basis, data: NaiveSnapshot) {
    this.basis = basis;
    this.#data = data;
    const time = basis.time;
    this.#at = time.kind === 'at' ? time.at : undefined;
    this.#interval = intervalOf(time);
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#data.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): FoundPage {
    const found = this.#seen().filter((version) => this.#matches(version, query));
    const start = typeof cursor === 'number' ? cursor : 0;
    const page = found.slice(start, start + limit);
    return {
      ...this.#column(page.map((version) => this.#row(version, this.#interval))),
      next: start + limit < found.length ? start + limit : undefined,
    };
  }

  expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): AdjacentPage {
    const rows = vertices.handles.flatMap((handle, source) =>
      sides(direction).flatMap((near) => {
        const far = near === 'out' ? 'in' : 'out';
        return this.#seen()
          .filter((edge) => edge.ends?.[near] === this.#version(handle).element)
          .filter((edge) => labels.length === 0 || labels.includes(edge.label))
          .flatMap((edge) => {
            const during = this.#during(vertices, source, edge.valid);
            return during ? this.#endRows({ source, edge, side: far, during }) : [];
          });
      }),
    );
    const start = typeof page.cursor === 'number' ? page.cursor : 0;
    const taken = rows.slice(start, start + page.limit);
    return {
      source: taken.map((row) => row.source),
      edges: taken.map((row) => row.edge),
      vertices: this.#column(taken.map((row) => ({ handle: row.vertex, during: row.during }))),
      next: start + page.limit < rows.length ? start + page.limit : undefined,
    };
  }

  ends(edges: HandleColumn, direction: Direction): SourcedColumn {
    const rows = edges.handles.flatMap((handle, source) => {
      const edge = this.#version(handle);
      const during = this.#during(edges, source, edge.valid);
      if (!during) return [];
      return sides(direction).flatMap((side) => this.#endRows({ source, edge, side, during }));
    });
    return {
      source: rows.map((row) => row.source),
      ...this.#column(rows.map((row) => ({ handle: row.vertex, during: row.during }))),
    };
  }

  headers(_kind: ElementKind, handles: readonly Handle[]): readonly ElementHeader[] {
    return handles.map((handle) => {
      const { id, label, valid, recorded } = this.#version(handle);
      return { id, label, valid, recorded };
    });
  }

  values(_kind: ElementKind, handles: readonly Handle[], key: string): readonly Value[][] {
    return handles.map((handle) => this.#valuesOf(this.#version(handle), key));
  }

  properties(_kind: ElementKind, handles: readonly Handle[]): readonly PropertyRow[][] {
    return handles.map((handle) =>
      [...this.#propertiesOf(this.#version(handle))].map(([key, value]) => ({ key, value })),
    );
  }

  documents(_kind: ElementKind, handles: readonly Handle[]): readonly (JsonObject | undefined)[] {
    return handles.map((handle) => this.#version(handle).document);
  }

  history(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): { readonly view: GraphView; readonly versions: SourcedColumn } {
    const { versions } = this.#data;
    const rows = handles.flatMap((handle, source) => {
      const element = this.#elementOf(handle);
      return versions
        .flatMap((version, index) => ({ version, index, source }))
        .filter(({ version }) => version.element === element && isSome(version.valid))
        .sort((a, b) => b.version.valid.from - a.version.valid.from);
    });
    const { asKnownAt } = this.basis.time;
    const time = {
      kind: 'between',
      interval: ALWAYS,
      ...(asKnownAt !== undefined && { asKnownAt }),
    } as const;
    return {
      view: new NaiveView({ ...this.basis, time }, this.#data),
      versions: {
        source: rows.map((row) => row.source),
        handles: rows.map((row) => row.index),
        during: rows.map((row) => row.version.valid),
      },
    };
  }

  gaps(): readonly Gap[] {
    return this.#data.gaps.filter((gap) => intersect(gap, this.#interval));
  }

  /** Versions that meet the view's time. */
  #seen(): readonly NaiveVersion[] {
    return this.#data.versions.filter(({ valid }) => intersect(valid, this.#interval));
  }

  #matches(version: NaiveVersion, query: ElementQuery): boolean {
    const { ids, labels, equals } = query;
    return (
      version.kind === query.kind &&
      (!ids || ids.some((id) => keyOf(id) === keyOf(version.id))) &&
      (!labels || labels.includes(version.label)) &&
      (equals ?? []).every(({ key, value }) =>
        this.#valuesOf(version, key).some((held) => keyOf(held) === keyOf(value)),
      )
    );
  }

  #endRows(arrival: {
    readonly source: number;
    readonly edge: NaiveVersion;
    readonly side: 'out' | 'in';
    readonly during: Interval;
  }): Row[] {
    const { source, edge } = arrival;
    return this.#seen()
      .filter((version) => version.element === edge.ends?.[arrival.side])
      .flatMap((version) => {
        const during = intersect(arrival.during, version.valid);
        if (!during) return [];
        return { source, edge: this.#handleOf(edge), vertex: this.#handleOf(version), during };
      });
  }

  /** The part of row `i` in which this version holds, inside the view's time. */
  #during(column: HandleColumn, i: number, valid: Interval): Interval | undefined {
    const near = this.#version(column.handles[i] ?? -1).valid;
    const own = intersect(column.during?.[i] ?? ALWAYS, near);
    const inside = own && intersect(own, this.#interval);
    return inside && intersect(inside, valid);
  }

  #row(version: NaiveVersion, within: Interval): { handle: Handle; during: Interval } {
    return {
      handle: this.#handleOf(version),
      during: intersect(version.valid, within) ?? version.valid,
    };
  }

  #column(rows: readonly { handle: Handle; during: Interval }[]): HandleColumn {
    const handles = rows.map((row) => row.handle);
    return this.#at === undefined
      ? { handles, during: rows.map((row) => row.during) }
      : { handles };
  }

  #handleOf(version: NaiveVersion): Handle {
    return this.#at === undefined ? this.#data.versions.indexOf(version) : version.element;
  }

  #elementOf(handle: Handle): number {
    return this.#at === undefined ? (this.#data.versions[handle]?.element ?? -1) : handle;
  }

  #version(handle: Handle): NaiveVersion {
    const at = this.#at;
    const { versions } = this.#data;
    const version =
      at === undefined
        ? versions[handle]
        : versions.find(({ element, valid }) => element === handle && contains(valid, at));
    if (!version) throw new TypeError(`This view gave no handle ${handle}`);
    return version;
  }

  /** Touches are seen as of an instant only. */
  #propertiesOf(version: NaiveVersion): PropertyMap {
    const at = this.#at;
    if (at === undefined) return version.properties;
    const seen = version.touches.filter((touch) => touch.at <= at);
    return new Map([...version.properties, ...seen.flatMap((touch) => [...touch.properties])]);
  }

  #valuesOf(version: NaiveVersion, key: string): Value[] {
    const flat = this.#propertiesOf(version).get(key);
    if (flat !== undefined) return [flat];
    const json = version.document && atPath(version.document, key);
    return json === undefined ? [] : [valueOfJson(json)];
  }
}

function intervalOf(time: TimeSelection): Interval {
  switch (time.kind) {
    case 'at':
      return { from: time.at, to: time.at + 1 };
    case 'between':
      return time.interval;
    case 'diff':
      throw new TypeError('Whoever wants a difference holds two views against one another');
  }
}

function sides(direction: Direction): readonly ('out' | 'in')[] {
  return direction === 'both' ? ['out', 'in'] : [direction];
}

function isSome(interval: Interval): boolean {
  return interval.from < interval.to;
}
