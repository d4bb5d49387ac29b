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
import { labelNumbers } from './adjacency.ts';
import { BetweenView } from './between-view.ts';
import { expandAt } from './expand-at.ts';
import { findAt } from './find-at.ts';
import type { Reader } from './reader.ts';
import { sides } from './row-pages.ts';
import { then } from './then.ts';
import type { Version } from './version.ts';

/** The reading point of an as-of view. */
export type AtTime = Extract<TimeSelection, { kind: 'at' }>;

/** The graph at one instant. Handles are element numbers. */
export class AtView implements GraphView {
  readonly basis: Basis;
  readonly #reader: Reader;
  readonly at: Instant;

  constructor(reader: Reader, time: AtTime, transaction: Instant) {
    this.#reader = reader;
    this.at = time.at;
    this.basis = { time, transaction };
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#reader.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): MaybePromise<FoundPage> {
    return findAt(this.#reader, this.at, query, { limit, cursor });
  }

  async expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const numbers = await labelNumbers(this.#reader, labels);
    const expansion = { vertices: vertices.handles, direction, labels: numbers };
    return expandAt(this.#reader, this.at, expansion, page);
  }

  ends(edges: HandleColumn, direction: Direction): MaybePromise<SourcedColumn> {
    const wanted = sides(direction);
    return then(this.#reader.identities(edges.handles), (identities) => {
      const handles: Handle[] = [];
      const source: number[] = [];
      for (const [i, edge] of identities.entries()) {
        for (const side of wanted) {
          handles.push(edge[side]);
          source.push(i);
        }
      }
      return { handles, source };
    });
  }

  headers(_kind: ElementKind, handles: readonly Handle[]): MaybePromise<readonly ElementHeader[]> {
    return then(this.#versions(handles), (versions) => this.#reader.headers(versions));
  }

  values(
    _kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): MaybePromise<readonly (readonly Value[])[]> {
    return then(this.#versions(handles), (versions) => this.#reader.values(versions, key));
  }

  properties(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (readonly PropertyRow[])[]> {
    return then(this.#versions(handles), (versions) => this.#reader.properties(versions));
  }

  async documents(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (JsonObject | undefined)[]> {
    return this.#reader.documents(await this.#versions(handles));
  }

  history(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    return BetweenView.history(this.#reader, this.basis, handles);
  }

  gaps(): MaybePromise<readonly Gap[]> {
    return this.#reader.gaps.at(this.at);
  }

  #versions(handles: readonly Handle[]): readonly Version[] | Promise<readonly Version[]> {
    return this.#reader.versions.at(handles, this.at);
  }
}
