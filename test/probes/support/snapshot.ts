import type { ElementKind, GraphView, Handle, JsonObject, TemporalGraph } from '@meshlapse/model';

export interface SeenVertex {
  readonly id: unknown;
  readonly label: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly document: JsonObject | undefined;
}

export interface SeenEdge {
  readonly id: unknown;
  readonly label: string;
  readonly out: SeenVertex;
  readonly in: SeenVertex;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Snapshot {
  readonly vertices: readonly SeenVertex[];
  readonly edges: readonly SeenEdge[];
  readonly unobserved: readonly string[];
}

/** Everything that a graph holds at an instant. */
export async function snapshot(graph: TemporalGraph, at: number): Promise<Snapshot> {
  const view = await graph.view({ kind: 'at', at });
  const vertexHandles = await all(view, 'vertex');
  const headers = await view.headers('vertex', vertexHandles);
  const documents = await view.documents('vertex', vertexHandles);
  const rows = await view.properties('vertex', vertexHandles);
  const byHandle = new Map<Handle, SeenVertex>();
  for (const [i, handle] of vertexHandles.entries()) {
    const { id, label } = headers[i] ?? { id: '', label: '' };
    const properties = plain(rows[i] ?? []);
    byHandle.set(handle, { id, label, properties, document: documents[i] });
  }
  const gaps = await view.gaps();
  return {
    vertices: [...byHandle.values()],
    edges: await edgesOf(view, byHandle),
    unobserved: gaps.map(({ resource }) => resource).sort(),
  };
}

async function edgesOf(
  view: GraphView,
  vertices: ReadonlyMap<Handle, SeenVertex>,
): Promise<readonly SeenEdge[]> {
  const handles = await all(view, 'edge');
  const headers = await view.headers('edge', handles);
  const rows = await view.properties('edge', handles);
  const outs = await view.ends({ handles }, 'out');
  const ins = await view.ends({ handles }, 'in');
  const end = (handle: Handle | undefined): SeenVertex => {
    const vertex = vertices.get(handle ?? -1);
    if (!vertex) throw new Error('an edge has an end that is not there');
    return vertex;
  };
  return handles.map((_, i) => ({
    id: headers[i]?.id,
    label: headers[i]?.label ?? '',
    out: end(outs.handles[i]),
    in: end(ins.handles[i]),
    properties: plain(rows[i] ?? []),
  }));
}

async function all(view: GraphView, kind: ElementKind): Promise<readonly Handle[]> {
  const handles: Handle[] = [];
  let cursor: unknown;
  do {
    const page = await view.find({ kind }, 1000, cursor);
    handles.push(...page.handles);
    cursor = page.next;
  } while (cursor !== undefined);
  return handles;
}

function plain(rows: readonly { key: string; value: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}
