import {
  Edge,
  type ElementHeader,
  Path,
  Property,
  type PropertyRow,
  Subgraph,
  Tree,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { LiveTree } from '../values/live-tree.ts';
import { propertyId } from '../values/token-of.ts';
import {
  Element,
  ElementProperty,
  isList,
  LivePath,
  LiveSubgraph,
  type LiveValue,
  MapEntry,
} from '../values/value.ts';
import { endElements } from './end-elements.ts';
import { elementsIn, loadHeaders, readProperties } from './read.ts';

/**
 * The same values without a tie to a view: all that their elements need is read, for all of them at once.
 */
export async function detach(
  values: readonly LiveValue[],
  withProperties: boolean,
): Promise<readonly Value[]> {
  const elements = elementsIn(values);
  const detached = elements.length > 0 ? await detachElements(elements, withProperties) : NONE;
  return values.map((value) => convert(value, detached, MAX_VALUE_DEPTH));
}

type Detached = ReadonlyMap<Element, Vertex | Edge>;

const NONE: Detached = new Map();

async function detachElements(
  elements: readonly Element[],
  withProperties: boolean,
): Promise<Detached> {
  await loadHeaders(elements);
  const rows = withProperties ? await readProperties(elements) : undefined;
  const edges = elements.filter(({ kind }) => kind === 'edge');
  const ends = edges.length > 0 ? await endsOf(edges) : NO_ENDS;
  const detached = new Map<Element, Vertex | Edge>();
  for (const [i, element] of elements.entries()) {
    const { header } = element;
    const own = ends.get(element);
    if (!header) continue;
    detached.set(
      element,
      own ? edgeOf(header, own, rows?.[i]) : vertexOf(element, header, rows?.[i]),
    );
  }
  return detached;
}

function vertexOf(
  element: Element,
  header: ElementHeader,
  rows: readonly PropertyRow[] | undefined,
): Vertex {
  const properties = rows?.map((row) => vertexPropertyOf(element, row));
  return new Vertex(header.id, header.label, properties, header.valid);
}

interface Ends {
  readonly outV: Vertex;
  readonly inV: Vertex;
}

function edgeOf(header: ElementHeader, ends: Ends, rows: readonly PropertyRow[] | undefined): Edge {
  const properties = rows?.map((row) => new Property(row.key, row.value));
  return new Edge(header, ends, properties, header.valid);
}

function vertexPropertyOf(owner: Element, row: PropertyRow): VertexProperty {
  const id = propertyId(owner, row.key, row.id) as VertexProperty['id'];
  const meta = (row.meta ?? []).map(({ key, value }) => new Property(key, value));
  return new VertexProperty(id, row.key, row.value, meta);
}

const NO_ENDS: ReadonlyMap<Element, Ends> = new Map();

async function endsOf(edges: readonly Element[]): Promise<ReadonlyMap<Element, Ends>> {
  const out = await endElements(edges, 'out');
  const into = await endElements(edges, 'in');
  const ends = new Map<Element, Ends>();
  for (const [i, edge] of edges.entries()) {
    const [outV, inV] = [reference(out[i]), reference(into[i])];
    if (!outV || !inV) throw new TypeError('An edge was found without the vertices at its ends');
    ends.set(edge, { outV, inV });
  }
  return ends;
}

function reference(element: Element | undefined): Vertex | undefined {
  return element?.header && new Vertex(element.header.id, element.header.label);
}

function convert(value: LiveValue, detached: Detached, depth: number): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw tooDeep();
  const inner = (part: LiveValue) => convert(part, detached, depth - 1);
  if (value instanceof Element) return detached.get(value) ?? null;
  if (value instanceof ElementProperty) return propertyOf(value);
  if (isList(value)) return value.map(inner);
  if (value instanceof Set) return new Set([...value].map(inner));
  if (value instanceof LiveTree) return treeOf(value, inner);
  if (value instanceof LiveSubgraph) return subgraphOf(value, detached);
  if (value instanceof Map)
    return new Map([...value].map(([key, held]) => [inner(key), inner(held)]));
  if (value instanceof MapEntry) return new Map([[inner(value.key), inner(value.value)]]);
  // A path may hold maps with tokens as keys, which the model's values do not name.
  if (value instanceof LivePath) return new Path(value.objects.map(inner) as Value[], value.labels);
  return value as Value;
}

/** Each subtree is converted by `inner`, which counts how deep it is. */
function treeOf(tree: LiveTree, inner: (part: LiveValue) => Value): Tree {
  const children = [...tree].map(([value, next]) => [inner(value), inner(next) as Tree] as const);
  return new Tree(new Map(children));
}

function subgraphOf({ vertices, edges }: LiveSubgraph, detached: Detached): Subgraph {
  const all = [...vertices, ...edges].flatMap((element) => detached.get(element) ?? []);
  return new Subgraph(
    all.filter((element) => element instanceof Vertex),
    all.filter((element) => element instanceof Edge),
  );
}

function propertyOf({ owner, row, isMeta }: ElementProperty): VertexProperty | Property {
  const isPlain = owner.kind === 'edge' || isMeta;
  return isPlain ? new Property(row.key, row.value) : vertexPropertyOf(owner, row);
}
