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
import type { Budget } from './budget.ts';

/** A view whose answers are charged to a query's budget. */
export class MeteredView implements GraphView {
  readonly basis: Basis;
  readonly #view: GraphView;
  readonly #budget: Budget;

  constructor(view: GraphView, budget: Budget) {
    this.basis = view.basis;
    this.#view = view;
    this.#budget = budget;
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#view.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): MaybePromise<FoundPage> {
    return this.#charge(
      () => this.#view.find(query, limit, cursor),
      (page) => page.handles.length,
    );
  }

  expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): MaybePromise<AdjacentPage> {
    return this.#charge(
      () => this.#view.expand(vertices, direction, labels, page),
      (answer) => answer.edges.length,
    );
  }

  ends(edges: HandleColumn, direction: Direction): MaybePromise<SourcedColumn> {
    return this.#charge(
      () => this.#view.ends(edges, direction),
      (answer) => answer.handles.length,
    );
  }

  headers(kind: ElementKind, handles: readonly Handle[]): MaybePromise<readonly ElementHeader[]> {
    return this.#charge(
      () => this.#view.headers(kind, handles),
      (headers) => headers.length,
    );
  }

  values(
    kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): MaybePromise<readonly (readonly Value[])[]> {
    return this.#charge(
      () => this.#view.values(kind, handles, key),
      (rows) => rows.length,
    );
  }

  properties(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (readonly PropertyRow[])[]> {
    return this.#charge(
      () => this.#view.properties(kind, handles),
      (rows) => rows.length,
    );
  }

  documents(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<readonly (JsonObject | undefined)[]> {
    return this.#charge(
      () => this.#view.documents(kind, handles),
      (documents) => documents.length,
    );
  }

  history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): MaybePromise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    const answer = this.#charge(
      () => this.#view.history(kind, handles),
      ({ versions }) => versions.handles.length,
    );
    return then(answer, ({ view, versions }) => ({
      view: new MeteredView(view, this.#budget),
      versions,
    }));
  }

  gaps(): MaybePromise<readonly Gap[]> {
    return this.#view.gaps();
  }

  #charge<T>(call: () => MaybePromise<T>, size: (answer: T) => number): MaybePromise<T> {
    this.#budget.check();
    return then(call(), (answer) => {
      this.#budget.touch(size(answer));
      return answer;
    });
  }
}

/** Goes on at once when the answer is here. */
function then<T, R>(answer: MaybePromise<T>, next: (answer: T) => R): MaybePromise<R> {
  return answer instanceof Promise ? answer.then(next) : next(answer);
}
