import {
  type AdjacentPage,
  ALWAYS,
  type Basis,
  type Cursor,
  type Direction,
  type ElementHeader,
  type ElementKind,
  type ElementQuery,
  FOREVER,
  type FoundPage,
  type Gap,
  type GraphView,
  type Handle,
  type HandleColumn,
  type Instant,
  type Interval,
  intersect,
  type JsonObject,
  type PropertyRow,
  type SourcedColumn,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import type { Stretches } from '@meshlapse/store';
import { adjacencyGroups, labelNumbers } from './adjacency.ts';
import { findBetween } from './find-between.ts';
import { gapsWithin } from './observations.ts';
import type { Reader } from './reader.ts';
import { type RowBlock, rowPages, sides } from './row-pages.ts';
import type { Version } from './version.ts';

interface DuringRow extends RowBlock {
  readonly during: Interval;
}

/** An edge that is there with a source, before its versions and those of its far end are known. */
interface Arrival {
  readonly source: number;
  readonly edge: number;
  readonly far: number;
  readonly during: Interval;
}

/** The reading range of an interval view. */
export type BetweenTime = Extract<TimeSelection, { kind: 'between' }>;

/**
 * Every version that holds at some instant of an interval. Handles are fact numbers.
 *
 * Nothing is sampled: rows are joined where the intervals of all that they name meet.
 */
export class BetweenView implements GraphView {
  readonly basis: Basis;
  readonly #reader: Reader;
  readonly #interval: Interval;

  constructor(reader: Reader, time: BetweenTime, transaction: Instant) {
    this.#reader = reader;
    this.#interval = time.interval;
    this.basis = { time, transaction };
  }

  /** All versions of elements, newest first, in a view of all of time. */
  static async history(
    reader: Reader,
    { time, transaction }: Basis,
    elements: readonly number[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    const histories = await reader.versionsWithin(elements, ALWAYS);
    const rows = elements.flatMap((element, source) =>
      intervalsOf(histories.get(element))
        .map((row) => ({ source, ...row }))
        .sort((a, b) => b.during.from - a.during.from),
    );
    const versions = {
      source: rows.map(({ source }) => source),
      handles: rows.map(({ number }) => number),
      during: rows.map(({ during }) => during),
    };
    const { asKnownAt } = time;
    const always = { kind: 'between', interval: ALWAYS } as const;
    const known = asKnownAt === undefined ? always : { ...always, asKnownAt };
    return { view: new BetweenView(reader, known, transaction), versions };
  }

  indexed(kind: ElementKind, key: string): boolean {
    return this.#reader.indexed(kind, key);
  }

  find(query: ElementQuery, limit: number, cursor?: Cursor): Promise<FoundPage> {
    return findBetween(this.#reader, this.#interval, query, { limit, cursor });
  }

  async expand(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly string[],
    page: { readonly limit: number; readonly cursor?: Cursor },
  ): Promise<AdjacentPage> {
    const numbers = await labelNumbers(this.#reader, labels);
    const { rows, next } = await rowPages(page, vertices.handles.length, (from, to) =>
      this.#adjacent(part(vertices, from, to), direction, numbers),
    );
    return {
      source: rows.map(({ source }) => source),
      edges: rows.map(({ edge }) => edge),
      vertices: {
        handles: rows.map(({ vertex }) => vertex),
        during: rows.map(({ during }) => during),
      },
      next,
    };
  }

  async ends(edges: HandleColumn, direction: Direction): Promise<SourcedColumn> {
    const facts = await this.#reader.putFacts(edges.handles);
    const durings = await this.#durings(edges);
    const identities = await this.#reader.identities(facts.map(({ element }) => element));
    const arrivals = identities.flatMap((edge, source) => {
      const during = durings[source];
      if (!during) return [];
      return sides(direction).map((side) => ({ source, far: edge[side], during }));
    });
    const versions = await this.#versionsOf(arrivals.map(({ far }) => far));
    const rows = arrivals.flatMap(({ source, far, during }) =>
      meeting(versions.get(far), during).map((end) => ({ source, ...end })),
    );
    return {
      source: rows.map(({ source }) => source),
      handles: rows.map(({ number }) => number),
      during: rows.map(({ during }) => during),
    };
  }

  async headers(_kind: ElementKind, handles: readonly Handle[]): Promise<readonly ElementHeader[]> {
    return this.#reader.headers(await this.#versions(handles));
  }

  async values(
    _kind: ElementKind,
    handles: readonly Handle[],
    key: string,
  ): Promise<readonly (readonly Value[])[]> {
    return this.#reader.values(await this.#versions(handles), key);
  }

  async properties(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (readonly PropertyRow[])[]> {
    return this.#reader.properties(await this.#versions(handles));
  }

  async documents(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<readonly (JsonObject | undefined)[]> {
    return this.#reader.documents(await this.#versions(handles));
  }

  async history(
    _kind: ElementKind,
    handles: readonly Handle[],
  ): Promise<{ readonly view: GraphView; readonly versions: SourcedColumn }> {
    const facts = await this.#reader.putFacts(handles);
    const elements = facts.map(({ element }) => element);
    return BetweenView.history(this.#reader, this.basis, elements);
  }

  async gaps(): Promise<readonly Gap[]> {
    const { from, to } = this.#interval;
    return from < to ? gapsWithin(this.#reader.backend, this.#interval) : [];
  }

  async #adjacent(
    vertices: HandleColumn,
    direction: Direction,
    labels: readonly number[] | undefined,
  ): Promise<readonly DuringRow[]> {
    const facts = await this.#reader.putFacts(vertices.handles);
    const durings = await this.#durings(vertices);
    const elements = facts.map(({ element }) => element);
    const groups = await adjacencyGroups(this.#reader, elements, direction, labels);
    const hull = hullOf(durings);
    const found = await this.#reader.sets.between(
      groups.map(({ group }) => group),
      hull,
    );
    const arrivals = found.flatMap((stretches, i) => {
      const source = groups[i]?.source ?? 0;
      return arrivalsOf(stretches, source, durings[source]);
    });
    return this.#joined(arrivals);
  }

  /** Rows of each arrival's edge versions with the far vertex versions that they meet. */
  async #joined(arrivals: readonly Arrival[]): Promise<readonly DuringRow[]> {
    const edges = await this.#versionsOf(arrivals.map(({ edge }) => edge));
    const vertices = await this.#versionsOf(arrivals.map(({ far }) => far));
    return arrivals.flatMap(({ source, edge, far, during }) =>
      meeting(edges.get(edge), during).flatMap((held) =>
        meeting(vertices.get(far), held.during).map((end) => ({
          source,
          edge: held.number,
          vertex: end.number,
          during: end.during,
        })),
      ),
    );
  }

  #versionsOf(elements: readonly number[]): Promise<ReadonlyMap<number, Stretches>> {
    return this.#reader.versionsWithin(elements, this.#interval);
  }

  /** The part of each row that lies in the view; `undefined` when none does. */
  async #durings({ handles, during }: HandleColumn): Promise<readonly (Interval | undefined)[]> {
    const own = during ?? (await this.headers('vertex', handles)).map(({ valid }) => valid);
    return own.map((interval) => intersect(interval, this.#interval));
  }

  async #versions(handles: readonly Handle[]): Promise<readonly Version[]> {
    const facts = await this.#reader.putFacts(handles);
    return facts.map((fact, i) => ({
      element: fact.element,
      number: handles[i] ?? 0,
      fact,
      properties: fact.properties,
    }));
  }
}

function part({ handles, during }: HandleColumn, from: number, to: number): HandleColumn {
  const own = { handles: handles.slice(from, to) };
  return during ? { ...own, during: during.slice(from, to) } : own;
}

function arrivalsOf(
  stretches: Stretches,
  source: number,
  during: Interval | undefined,
): readonly Arrival[] {
  return stretches.member.flatMap((edge, i) => {
    const held = { from: stretches.from[i] ?? 0, to: stretches.to[i] ?? 0 };
    const met = during && intersect(held, during);
    return met ? [{ source, edge, far: stretches.payload[i] ?? 0, during: met }] : [];
  });
}

function intervalsOf(
  stretches: Stretches | undefined,
): readonly { readonly number: number; readonly during: Interval }[] {
  if (!stretches) return [];
  return stretches.member.map((number, i) => ({
    number,
    during: { from: stretches.from[i] ?? 0, to: stretches.to[i] ?? 0 },
  }));
}

function meeting(
  stretches: Stretches | undefined,
  during: Interval,
): readonly { readonly number: number; readonly during: Interval }[] {
  return intervalsOf(stretches).flatMap(({ number, during: own }) => {
    const met = intersect(own, during);
    return met ? [{ number, during: met }] : [];
  });
}

/** The least interval that contains all; empty when there are none. */
function hullOf(intervals: readonly (Interval | undefined)[]): Interval {
  let hull: Interval = { from: FOREVER, to: FOREVER };
  for (const interval of intervals) {
    if (!interval) continue;
    const isFirst = hull.from === FOREVER;
    hull = {
      from: Math.min(hull.from, interval.from),
      to: isFirst ? interval.to : Math.max(hull.to, interval.to),
    };
  }
  return hull;
}
