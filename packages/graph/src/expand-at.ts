import type { Cursor, Direction, Instant } from '@meshlapse/model';
import type { Key, Portion, PortionStart } from '@meshlapse/store';
import { adjacencyGroups } from './adjacency.ts';
import type { Reader } from './reader.ts';
import { type RowBlock, sourcesAtOnce } from './row-pages.ts';

/** The edges of one vertex at one side with one label. */
interface Group {
  readonly source: number;
  readonly key: Key;
  /** Read and not handed out. */
  readonly rows: readonly RowBlock[];
  /** Where reading it goes on; absent when it is read. */
  readonly next: PortionStart | undefined;
}

/** Rows and groups that were read and not handed out, and the first source that was not read. */
interface Rest {
  readonly rows: readonly RowBlock[];
  readonly groups: readonly Group[];
  readonly source: number;
}

interface Expansion {
  readonly vertices: readonly number[];
  readonly direction: Direction;
  /** `undefined` for all. */
  readonly labels: readonly number[] | undefined;
}

/** Edges at an instant, in pages. What a page costs follows from its limit, also at a vertex with very many edges. */
export async function expandAt(
  reader: Reader,
  at: Instant,
  { vertices, direction, labels }: Expansion,
  { limit, cursor }: { readonly limit: number; readonly cursor?: Cursor },
): Promise<{ readonly rows: readonly RowBlock[]; readonly next: Cursor | undefined }> {
  const rest = (cursor as Rest | undefined) ?? { rows: [], groups: [], source: 0 };
  const rows = [...rest.rows];
  let groups = [...rest.groups];
  let { source } = rest;
  const step = sourcesAtOnce(limit);
  while (rows.length < limit) {
    const [first] = groups;
    if (first) {
      rows.push(...first.rows);
      if (!first.next) groups.shift();
      else groups[0] = await goOn(reader, at, first, limit - rows.length);
    } else if (source < vertices.length) {
      const part = vertices.slice(source, source + step);
      const found = await adjacencyGroups(reader, part, direction, labels);
      const begin = source;
      const fresh = found.map((group) => ({ key: group.group, source: group.source + begin }));
      groups = await open(reader, at, fresh, limit - rows.length);
      source += step;
    } else break;
  }
  const left: Rest = { rows: rows.slice(limit), groups, source };
  const isDone = left.rows.length === 0 && groups.length === 0 && source >= vertices.length;
  return { rows: rows.slice(0, limit), next: isDone ? undefined : left };
}

async function open(
  reader: Reader,
  at: Instant,
  groups: readonly Pick<Group, 'key' | 'source'>[],
  wanted: number,
): Promise<Group[]> {
  const keys = groups.map(({ key }) => key);
  const portions = await reader.sets.portions(keys, at, { wanted });
  return groups.map((group, i) => taking(group, portions[i]));
}

/** Nothing is read while the page is full. */
async function goOn(reader: Reader, at: Instant, group: Group, wanted: number): Promise<Group> {
  if (wanted <= 0) return { ...group, rows: [] };
  const from = group.next;
  const [portion] = await reader.sets.portions([group.key], at, { wanted, from });
  return taking(group, portion);
}

function taking(
  { key, source }: Pick<Group, 'key' | 'source'>,
  portion: Portion | undefined,
): Group {
  const edges = portion?.members.member ?? [];
  const rows = edges.map((edge, i) => ({
    source,
    edge,
    vertex: portion?.members.payload[i] ?? 0,
  }));
  return { key, source, rows, next: portion?.next };
}
