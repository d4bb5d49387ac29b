import assert from 'node:assert/strict';
import {
  ALWAYS,
  type Basis,
  type Direction,
  type ElementKind,
  type ElementQuery,
  type GraphView,
  type HandleColumn,
  long,
  number,
} from '@meshlapse/model';
import { keyOf } from '../support/naive-values.ts';

const QUERIES: readonly ElementQuery[] = [
  { kind: 'vertex' },
  { kind: 'edge' },
  { kind: 'vertex', labels: ['Pod'] },
  { kind: 'vertex', labels: ['Node', 'None', 'Pod'] },
  { kind: 'vertex', labels: [] },
  { kind: 'edge', labels: ['runs'] },
  { kind: 'vertex', ids: ['a', long(7), 'nobody', 'a'] },
  { kind: 'vertex', ids: ['b', 'c'], labels: ['Node'] },
  { kind: 'vertex', equals: [{ key: 'name', value: 'x' }] },
  { kind: 'vertex', equals: [{ key: 'name', value: number('double', 1) }] },
  { kind: 'vertex', labels: ['Pod'], equals: [{ key: 'name', value: long(2) }] },
  { kind: 'vertex', ids: ['a', 'b', 7], equals: [{ key: 'name', value: 2 }] },
  { kind: 'vertex', equals: [{ key: 'uid', value: 'none' }] },
];

/** Everything that a view says, as text that does not depend on its handles. */
export async function answers(view: GraphView): Promise<readonly string[]> {
  const lines: string[] = [`basis ${text(view.basis satisfies Basis)}`];
  for (const query of QUERIES) {
    const found = await findAll(view, query, 3);
    const rows = await described(view, query.kind, found);
    lines.push(...rows.map((row) => `${JSON.stringify(query)} ${row}`));
  }
  const vertices = await findAll(view, { kind: 'vertex' }, 100);
  const edges = await findAll(view, { kind: 'edge' }, 100);
  for (const direction of ['out', 'in', 'both'] as const) {
    for (const labels of [[], ['runs'], ['owns', 'none']]) {
      const rows = await expandAll(view, vertices, direction, labels);
      lines.push(...rows.map((row) => `${direction} ${labels} ${row}`));
    }
    const ends = await view.ends(edges, direction);
    const from = await described(view, 'edge', pick(edges, ends.source));
    const to = await described(view, 'vertex', ends);
    lines.push(...from.map((row, i) => `ends ${direction} ${row} -> ${to[i]}`));
  }
  for (const [kind, column] of [
    ['vertex', vertices],
    ['edge', edges],
  ] as const) {
    const { view: past, versions } = await view.history(kind, column.handles);
    const rows = await described(past, kind, versions);
    lines.push(...rows.map((row, i) => `history ${versions.source[i] === undefined} ${row}`));
  }
  lines.push(...(await view.gaps()).map((gap) => `gap ${text(gap)}`));
  return lines.sort();
}

async function findAll(view: GraphView, query: ElementQuery, limit: number): Promise<HandleColumn> {
  const pages: HandleColumn[] = [];
  let cursor: unknown;
  do {
    const page = await view.find(query, limit, cursor);
    assert.ok(page.handles.length <= limit);
    pages.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  const handles = pages.flatMap((page) => page.handles);
  return pages[0]?.during
    ? { handles, during: pages.flatMap((page) => page.during ?? []) }
    : { handles };
}

async function expandAll(
  view: GraphView,
  vertices: HandleColumn,
  direction: Direction,
  labels: readonly string[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  let cursor: unknown;
  let last = 0;
  do {
    const page = await view.expand(vertices, direction, labels, { limit: 4, cursor });
    const near = await described(view, 'vertex', pick(vertices, page.source));
    const edges = await described(view, 'edge', { handles: page.edges });
    const far = await described(view, 'vertex', page.vertices);
    for (const [i, source] of page.source.entries()) {
      assert.ok(source >= last, 'sources never decrease');
      last = source;
      lines.push(`${near[i]} ${edges[i]} ${far[i]}`);
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return lines;
}

function pick({ handles, during }: HandleColumn, rows: readonly number[]): HandleColumn {
  const picked = { handles: rows.map((row) => handles[row] ?? -1) };
  return during ? { ...picked, during: rows.map((row) => during[row] ?? ALWAYS) } : picked;
}

async function described(
  view: GraphView,
  kind: ElementKind,
  { handles, during }: HandleColumn,
): Promise<readonly string[]> {
  const headers = await view.headers(kind, handles);
  const properties = await view.properties(kind, handles);
  const documents = await view.documents(kind, handles);
  const values = await Promise.all(
    ['name', 'rv', 'spec.list[0].deep', 'spec.n', 'nothing'].map((key) =>
      view.values(kind, handles, key),
    ),
  );
  return handles.map((_, i) => {
    const { id, ...header } = headers[i] ?? { id: '' };
    const rows = (properties[i] ?? []).map(({ key, value }) => `${key}=${keyOf(value)}`);
    const held = values.map((column) => (column[i] ?? []).map(keyOf));
    return text([keyOf(id), header, rows, documents[i], held, during?.[i]]);
  });
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
