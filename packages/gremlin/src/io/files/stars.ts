import type {
  Direction,
  ElementHeader,
  ElementId,
  ElementKind,
  GraphView,
  Handle,
  PropertyRow,
} from '@meshlapse/model';
import { propertyId } from '../../values/token-of.ts';
import { Element } from '../../values/value.ts';

/** Vertices that are read together. */
const VERTICES = 256;
const EDGES = 4096;

/** A property of a vertex, with an id also where the graph gives none. */
export interface VertexRow extends PropertyRow {
  readonly id: ElementId;
  readonly meta: NonNullable<PropertyRow['meta']>;
}

/** An edge as one of its vertices sees it. */
export interface Spoke {
  readonly id: ElementId;
  readonly label: string;
  /** The vertex at its other end. */
  readonly other: ElementId;
  readonly properties: readonly PropertyRow[];
}

/** A vertex with what is directly around it. */
export interface Star {
  readonly id: ElementId;
  readonly label: string;
  readonly properties: readonly VertexRow[];
  readonly out: readonly Spoke[];
  readonly in: readonly Spoke[];
}

/** All vertices of a view with their edges, in lists as long as it reads them together. */
export async function* starsOf(view: GraphView): AsyncGenerator<readonly Star[]> {
  for await (const { handles, headers } of elementsOf(view, 'vertex')) {
    const properties = await vertexRows(view, handles, headers);
    const out = await spokesOf(view, handles, 'out');
    const into = await spokesOf(view, handles, 'in');
    yield headers.map(({ id, label }, i) => ({
      id,
      label,
      properties: properties[i] ?? [],
      out: out[i] ?? [],
      in: into[i] ?? [],
    }));
  }
}

/** Elements that were read together. */
export interface ElementPage {
  readonly handles: readonly Handle[];
  readonly headers: readonly ElementHeader[];
}

/** All elements of a view, page by page. */
export async function* elementsOf(view: GraphView, kind: ElementKind): AsyncGenerator<ElementPage> {
  let cursor: unknown;
  do {
    const page = await view.find({ kind }, VERTICES, cursor);
    yield { handles: page.handles, headers: await view.headers(kind, page.handles) };
    cursor = page.next;
  } while (cursor !== undefined);
}

async function vertexRows(
  view: GraphView,
  handles: readonly Handle[],
  headers: readonly ElementHeader[],
): Promise<readonly (readonly VertexRow[])[]> {
  const rows = await view.properties('vertex', handles);
  return rows.map((own, i) => {
    const owner = new Element('vertex', view, handles[i] ?? 0);
    owner.header = headers[i];
    return own.map(({ key, value, id, meta = [] }) => ({
      key,
      value,
      id: propertyId(owner, key, id) as ElementId,
      meta,
    }));
  });
}

/** The edges of each vertex in one direction. */
async function spokesOf(
  view: GraphView,
  handles: readonly Handle[],
  direction: Direction,
): Promise<readonly (readonly Spoke[])[]> {
  const spokes = handles.map((): Spoke[] => []);
  let cursor: unknown;
  do {
    const page = await view.expand({ handles }, direction, [], { limit: EDGES, cursor });
    const headers = await view.headers('edge', page.edges);
    const properties = await view.properties('edge', page.edges);
    const others = await view.headers('vertex', page.vertices.handles);
    for (const [i, { id, label }] of headers.entries()) {
      const other = others[i];
      if (!other) throw new TypeError('An edge was found without the vertex at its end');
      spokes[page.source[i] ?? 0]?.push({
        id,
        label,
        other: other.id,
        properties: properties[i] ?? [],
      });
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return spokes;
}
