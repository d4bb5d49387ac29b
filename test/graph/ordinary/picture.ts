import assert from 'node:assert/strict';
import type { Direction, ElementKind, GraphView, Handle, PropertyRow } from '@meshlapse/model';
import { keyOf } from '../../support/naive-values.ts';
import { javaKey, type OracleState } from './oracle.ts';

/** What a view shows, as text without handles: elements, their properties, and every edge from both of its ends. */
export async function pictureOf(view: GraphView, limit: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const kind of ['vertex', 'edge'] as const) {
    const handles = await findAll(view, kind, limit);
    const headers = await view.headers(kind, handles);
    const rows = await view.properties(kind, handles);
    const ends = kind === 'edge' ? await endIds(view, handles) : [];
    for (const [i, { id, label }] of headers.entries()) {
      lines.push(elementLine([kind, keyOf(id), label, ends[i] ?? ''], rows[i] ?? []));
    }
  }
  const vertices = await findAll(view, 'vertex', limit);
  for (const direction of ['out', 'in'] as const) {
    lines.push(...(await adjacency(view, vertices, direction, limit)));
  }
  return lines.sort();
}

export function pictureOfOracle(state: OracleState): readonly string[] {
  const idOf = (handle: Handle): string => keyOf(state.get(handle)?.id ?? null);
  const lines: string[] = [];
  for (const { kind, id, label, out, in: into, rows } of state.values()) {
    const ends = kind === 'edge' ? `${idOf(out)} -> ${idOf(into)}` : '';
    lines.push(elementLine([kind, keyOf(id), label, ends], rows));
    if (kind === 'vertex') continue;
    lines.push(`out ${idOf(out)} ${keyOf(id)} ${idOf(into)}`);
    lines.push(`in ${idOf(into)} ${keyOf(id)} ${idOf(out)}`);
  }
  return lines.sort();
}

export async function findAll(
  view: GraphView,
  kind: ElementKind,
  limit: number,
  rest: Omit<Parameters<GraphView['find']>[0], 'kind'> = {},
): Promise<readonly Handle[]> {
  const handles: Handle[] = [];
  let cursor: unknown;
  do {
    const page = await view.find({ kind, ...rest }, limit, cursor);
    assert.ok(page.handles.length <= limit);
    handles.push(...page.handles);
    cursor = page.next;
  } while (cursor !== undefined);
  assert.equal(new Set(handles).size, handles.length, 'nothing twice');
  return handles;
}

function elementLine(parts: readonly string[], rows: readonly PropertyRow[]): string {
  const texts = rows.map(({ key, value, id, meta = [] }) => {
    const own = meta.map((row) => `${row.key}=${javaKey(row.value)}`).sort();
    return `${key}=${javaKey(value)} ${id === undefined ? '' : javaKey(id)} ${own}`;
  });
  return [...parts, ...texts.sort()].join(' | ');
}

async function endIds(view: GraphView, edges: readonly Handle[]): Promise<readonly string[]> {
  const { handles } = await view.ends({ handles: edges }, 'both');
  const ids = (await view.headers('vertex', handles)).map(({ id }) => keyOf(id));
  return edges.map((_, i) => `${ids[2 * i]} -> ${ids[2 * i + 1]}`);
}

async function adjacency(
  view: GraphView,
  vertices: readonly Handle[],
  direction: Direction,
  limit: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  let cursor: unknown;
  let last = 0;
  do {
    const page = await view.expand({ handles: vertices }, direction, [], { limit, cursor });
    assert.ok(page.edges.length <= limit);
    const near = page.source.map((source) => vertices[source] ?? 0);
    const names = await view.headers('vertex', [...near, ...page.vertices.handles]);
    const edges = await view.headers('edge', page.edges);
    for (const [i, source] of page.source.entries()) {
      assert.ok(source >= last, 'sources never decrease');
      last = source;
      const [from, to] = [names[i], names[near.length + i]].map((own) => keyOf(own?.id ?? null));
      lines.push(`${direction} ${from} ${keyOf(edges[i]?.id ?? null)} ${to}`);
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return lines;
}
