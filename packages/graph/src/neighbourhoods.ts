import type { Instant } from '@meshlapse/model';
import type { Portion, PortionStart } from '@meshlapse/store';
import type { Head } from './head-codec.ts';
import type { SetReads } from './known-sets.ts';
import { adjacencyOf, type EdgeGroup, type Side } from './layout.ts';
import { LruCache } from './lru-cache.ts';
import { StretchCache } from './stretch-cache.ts';

/** Rows of edges that are remembered. */
const CACHED_ROWS = 4_000_000;
/** What a group takes besides, counted in rows of two numbers. */
const GROUP_WEIGHT = 20;
const CACHED_LABELS = 200_000;

/** Bits of a label's number in the key of a group; groups of labels beyond are read each time. */
const LABEL_BITS = 12;

/** Edges at an instant and the vertices at their other ends, in parallel columns. */
export interface EdgeRows {
  readonly edges: readonly number[];
  readonly vertices: readonly number[];
  /** Where reading the group goes on. */
  readonly next?: PortionStart | undefined;
}

/** Numbers of the labels that edges at each side ever had. */
type SideLabels = Readonly<Record<Side, readonly number[]>>;

export interface NeighbourhoodParts {
  readonly sets: SetReads;
  /** How each vertex stands, with the labels that its edges ever had. */
  heads(vertices: readonly number[]): Promise<readonly Pick<Head, 'outLabels' | 'inLabels'>[]>;
}

/**
 * The edges around vertices, decoded, for as long as they stay what they are: what immutable stretches of the past and
 * an unchanged present cost is a look into a map.
 */
export class Neighbourhoods {
  readonly #parts: NeighbourhoodParts;
  readonly #rows = new StretchCache<number, EdgeRows>(new LruCache(CACHED_ROWS));
  readonly #labels = new LruCache<number, SideLabels>(CACHED_LABELS);

  constructor(parts: NeighbourhoodParts) {
    this.#parts = parts;
  }

  /** Labels that edges at a side of a vertex ever had; `undefined` when they are to be read first. */
  labels(vertex: number, side: Side): readonly number[] | undefined {
    return this.#labels.get(vertex)?.[side];
  }

  async readLabels(vertices: readonly number[]): Promise<void> {
    const generation = this.#rows.generation;
    const heads = await this.#parts.heads(vertices);
    if (generation !== this.#rows.generation) return;
    for (const [i, { outLabels, inLabels }] of heads.entries()) {
      this.#labels.set(vertices[i] ?? 0, { out: outLabels, in: inLabels });
    }
  }

  /** `undefined` when the group is to be read first. */
  rows(group: EdgeGroup, at: Instant): EdgeRows | undefined {
    const key = groupKey(group);
    return key === undefined ? undefined : this.#rows.get(key, at);
  }

  /** About `wanted` rows of each group, and from where on there are more. Groups read whole are remembered. */
  async readRows(
    groups: readonly EdgeGroup[],
    at: Instant,
    { wanted, from }: { readonly wanted: number; readonly from?: PortionStart | undefined },
  ): Promise<readonly EdgeRows[]> {
    const { generation } = this.#rows;
    const keys = groups.map(adjacencyOf);
    const portions = await this.#parts.sets.portions(keys, at, { wanted, from });
    return portions.map((portion, i) => {
      const rows = rowsOf(portion);
      const group = groups[i];
      if (group && !from && !portion.next) this.#keep(group, rows, { portion, generation });
      return rows;
    });
  }

  /** Forgets groups that a write changed. */
  forget(groups: readonly EdgeGroup[]): void {
    this.#rows.forget(groups.flatMap((group) => groupKey(group) ?? []));
    for (const { vertex } of groups) this.#labels.delete(vertex);
  }

  clear(): void {
    this.#rows.clear();
    this.#labels.clear();
  }

  #keep(
    group: EdgeGroup,
    value: EdgeRows,
    { portion, generation }: { readonly portion: Portion; readonly generation: number },
  ): void {
    const key = groupKey(group);
    if (key === undefined) return;
    const weight = GROUP_WEIGHT + value.edges.length;
    this.#rows.put(key, { ...portion.during, value, weight }, generation);
  }
}

function rowsOf({ members, next }: Portion): EdgeRows {
  return { edges: members.member, vertices: members.payload, next };
}

function groupKey({ vertex, side, label }: EdgeGroup): number | undefined {
  const key = (vertex * 2 + (side === 'out' ? 0 : 1)) * 2 ** LABEL_BITS + label;
  return label < 2 ** LABEL_BITS && Number.isSafeInteger(key) ? key : undefined;
}
