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
  PropertyRow,
  SourcedColumn,
  Value,
} from '@meshlapse/model';
import { labelNumbers } from './adjacency.ts';
import { BetweenView } from './between-view.ts';
import { expandAt } from './expand-at.ts';
import { FACT, NO_PROPERTIES, overlay } from './fact-codec.ts';
import { findAt } from './find-at.ts';
import { timelineOf, touchesOf } from './layout.ts';
import { gapsWithin } from './observations.ts';
import { type Reader, unreachable, type Version } from './reader.ts';
import { sides } from './row-pages.ts';

/** The graph at one instant. Handles are element numbers. */
export class AtView implements GraphView {
  readonly basis: Basis;
  readonly #reader: Reader;
  readonly #at: Instant;

  constructor(reader: Reader, at: Instant, transaction: Instant) {
    this.#reader = reader;
    this.#at = at;
    this.basis = { time: { kind: 'at', at }, transaction };
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#reader.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): Promise<FoundPage> {
    return findAt(this.#reader, this.#at, query, { limit, cursor });
  }

  async expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const numbers = await labelNumbers(this.#reader, labels);
    const expansion = { vertices: vertices.handles, direction, labels: numbers };
    return expandAt(this.#reader, this.#at, expansion, page);
  }

  async ends(edges: HandleColumn, direction: Direction): Promise<SourcedColumn> {
    const identities = await this.#reader.identities(edges.handles);
    const handles = identities.flatMap((edge) => sides(direction).map((side) => edge[side]));
    const each = sides(direction).length;
    return { handles, source: handles.map((_, i) => Math.floor(i / each)) };
  }

  async headers(_kind: ElementKind, handles: readonly Handle[]): Promise<readonly ElementHeader[]> {
    return this.#reader.headers(await this.#versions(handles, 'plain'));
  }

  async values(
    _kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): Promise<readonly (readonly Value[])[]> {
    return this.#reader.values(await this.#versions(handles, 'touched'), key);
  }

  async properties(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (readonly PropertyRow[])[]> {
    return this.#reader.properties(await this.#versions(handles, 'touched'));
  }

  async documents(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (JsonObject | undefined)[]> {
    return this.#reader.documents(await this.#versions(handles, 'plain'));
  }

  history(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    return BetweenView.history(this.#reader, this.basis.transaction, handles);
  }

  gaps(): Promise<readonly Gap[]> {
    return gapsWithin(this.#reader.backend, { from: this.#at, to: this.#at + 1 });
  }

  /** The version of each element at the view's instant, `touched` with what touches changed by then. */
  async #versions(
    elements: readonly Handle[],
    form: 'plain' | 'touched',
  ): Promise<readonly Version[]> {
    const timelines = await this.#reader.sets.at(elements.map(timelineOf), this.#at);
    const numbers = timelines.map(({ members }, i) => {
      const isThere = members.payload[0] === FACT.put;
      return isThere ? (members.member[0] ?? 0) : notThere(elements[i] ?? 0);
    });
    const facts = await this.#reader.putFacts(numbers, elements);
    const touched = form === 'touched' ? await this.#touched(elements) : [];
    return facts.map((fact, i) => ({
      element: elements[i] ?? 0,
      number: numbers[i] ?? 0,
      fact,
      properties: overlay(fact.properties, touched[i] ?? NO_PROPERTIES),
    }));
  }

  async #touched(elements: readonly Handle[]): Promise<readonly Uint8Array[]> {
    const found = await this.#reader.sets.at(elements.map(touchesOf), this.#at);
    const touches = found.map(({ members }) => members.member[0]);
    const facts = await this.#reader.facts(touches.filter((touch) => touch !== undefined));
    let next = 0;
    return touches.map((touch) => {
      const fact = touch === undefined ? undefined : (facts[next++] ?? unreachable(touch));
      return fact?.kind === FACT.touch ? fact.properties : NO_PROPERTIES;
    });
  }
}

function notThere(handle: Handle): never {
  throw new TypeError(`This view gave no handle ${handle}`);
}
