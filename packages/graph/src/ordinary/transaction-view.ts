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
  Value,
} from '@meshlapse/model';
import { FOREVER } from '@meshlapse/model';
import { sides } from '../row-pages.ts';
import type { Changes, Draft } from './changes.ts';
import { expandChanged, expandUnchanged } from './expand-changed.ts';
import { findChanged } from './find-changed.ts';

/**
 * A view of one instant with the changes of a transaction laid over it.
 *
 * Elements that it adds have numbers which they keep when they are committed, so handles are element numbers here too.
 * What is uncommitted is no version yet: `history()` does not show it.
 */
export class TransactionView implements GraphView {
  readonly basis: Basis;
  readonly #base: GraphView;
  readonly #at: Instant;
  readonly #changes: Changes;

  constructor(base: GraphView, at: Instant, changes: Changes) {
    this.basis = base.basis;
    this.#base = base;
    this.#at = at;
    this.#changes = changes;
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#base.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): Promise<FoundPage> {
    return findChanged(this.#base, this.#changes, query, { limit, cursor });
  }

  expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const expansion = { vertices: vertices.handles, direction, labels };
    return this.#changes.isDirty
      ? expandChanged(this.#base, this.#changes, expansion, page)
      : expandUnchanged(this.#base, expansion, page);
  }

  async ends(edges: HandleColumn, direction: Direction): Promise<SourcedColumn> {
    const pairs = await this.#each(
      edges.handles,
      (draft) => sides(direction).map((side) => draft[side]),
      async (handles) => {
        const each = sides(direction).length;
        const found = (await this.#base.ends({ handles }, direction)).handles;
        return handles.map((_, i) => found.slice(i * each, (i + 1) * each));
      },
    );
    return {
      handles: pairs.flat(),
      source: pairs.flatMap((pair, source) => pair.map(() => source)),
    };
  }

  async headers(kind: ElementKind, handles: readonly Handle[]): Promise<readonly ElementHeader[]> {
    return this.#each(
      handles,
      ({ id, label }) => ({
        id,
        label,
        valid: { from: this.#at, to: FOREVER },
        recorded: this.#at,
      }),
      (rest) => this.#base.headers(kind, rest),
    );
  }

  async values(
    kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): Promise<readonly (readonly Value[])[]> {
    return this.#there(
      handles,
      ({ rows }) => rows.filter((row) => row.key === key).map(({ value }) => value),
      (rest) => this.#base.values(kind, rest, key),
    );
  }

  async properties(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (readonly PropertyRow[])[]> {
    return this.#there(
      handles,
      ({ rows }) => rows,
      (rest) => this.#base.properties(kind, rest),
    );
  }

  /** Ordinary graphs have none. */
  documents(_kind: ElementKind, handles: readonly Handle[]): readonly (JsonObject | undefined)[] {
    return handles.map(() => undefined);
  }

  async history(
    kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    const old = handles.flatMap((handle, i) => (this.#changes.draft(handle)?.isNew ? [] : [i]));
    const known = old.map((i) => handles[i] ?? 0);
    const { view, versions } = await this.#base.history(kind, known);
    return { view, versions: { ...versions, source: versions.source.map((i) => old[i] ?? 0) } };
  }

  gaps(): MaybePromise<readonly Gap[]> {
    return this.#base.gaps();
  }

  /** Lists of which removed elements have nothing. */
  #there<T>(
    handles: readonly Handle[],
    own: (draft: Draft) => readonly T[],
    base: (handles: readonly Handle[]) => MaybePromise<readonly (readonly T[])[]>,
  ): Promise<readonly (readonly T[])[]> {
    return this.#each(
      handles,
      (draft) => (this.#changes.isRemoved(draft.handle) ? [] : own(draft)),
      async (rest) => {
        const found = await base(rest);
        return found.map((list, i) => (this.#changes.isRemoved(rest[i] ?? 0) ? [] : list));
      },
    );
  }

  /** Asks the base about the elements that the transaction has no draft of. */
  async #each<T>(
    handles: readonly Handle[],
    own: (draft: Draft) => T,
    base: (handles: readonly Handle[]) => MaybePromise<readonly T[]>,
  ): Promise<readonly T[]> {
    const changes = this.#changes;
    if (!changes.isDirty) return base(handles);
    const rest = handles.filter((handle) => !changes.draft(handle));
    const found = rest.length > 0 ? await base(rest) : [];
    let next = 0;
    return handles.flatMap((handle) => {
      const draft = changes.draft(handle);
      return draft ? [own(draft)] : found.slice(next, ++next);
    });
  }
}
