import type { JsonObject } from '@meshlapse/model';
import type { DerivedEdge, LinkChanges } from '../../../packages/probes/src/linking/difference.ts';
import type { SyntheticVertex } from '../../../packages/probes/src/linking/facts.ts';
import { Linker } from '../../../packages/probes/src/linking/linker.ts';
import { factsOf, propertiesOf, viewOf } from '../../../packages/probes/src/objects/describe.ts';
import { normalise } from '../../../packages/probes/src/objects/normalise.ts';
import type { ObjectView } from '../../../packages/probes/src/objects/resource.ts';

const CLUSTER = 'test';

/** An object with as little as an API server would give it. `name` may be `namespace/name`. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  rest: JsonObject = {},
): JsonObject {
  const [namespace, own] = name.includes('/') ? name.split('/') : [undefined, name];
  const { metadata, ...fields } = rest;
  return {
    apiVersion,
    kind,
    metadata: {
      name: own ?? '',
      ...(namespace ? { namespace } : {}),
      uid: `${kind}:${name}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...(metadata as JsonObject | undefined),
    },
    ...fields,
  };
}

export function pod(name: string, labels: JsonObject, rest: JsonObject = {}): JsonObject {
  const { metadata, ...fields } = rest;
  const own = { labels, ...(metadata as JsonObject | undefined) };
  return object('v1', 'Pod', name, { metadata: own, ...fields });
}

export function service(name: string, selector: JsonObject, rest: JsonObject = {}): JsonObject {
  return object('v1', 'Service', name, { spec: { selector }, ...rest });
}

export function view(document: JsonObject): ObjectView {
  const defaults = { apiVersion: 'v1', kind: 'Pod' };
  return viewOf(normalise(document, defaults).document, CLUSTER, 'v1/things');
}

/** What a kind's own rule makes of an object's fields. */
export function promoted(document: JsonObject): object {
  const seen = view(document);
  const all = propertiesOf(seen, { resourceVersion: undefined, lastHeartbeat: undefined });
  const common = 'name namespace cluster uid kind apiVersion resource creationTimestamp'.split(' ');
  const own = [...all].filter(
    ([key]) => !common.includes(key) && !/^(labels|annotations)\./.test(key),
  );
  return Object.fromEntries(own);
}

/** A linker with what its changes add up to. */
export class LinkedState {
  readonly linker = new Linker(CLUSTER);
  readonly edges = new Map<string, DerivedEdge>();
  readonly vertices = new Map<string, SyntheticVertex>();

  put(...documents: readonly JsonObject[]): this {
    for (const document of documents) this.linker.put(factsOf(view(document)));
    return this.follow();
  }

  settle(...labels: readonly string[]): this {
    for (const label of labels) this.linker.settle(label, 'settled');
    return this.follow();
  }

  delete(document: JsonObject): this {
    this.linker.delete(view(document).uid);
    return this.follow();
  }

  /** Applies the changes, and insists that they fit what is there. */
  follow(changes: LinkChanges = this.linker.takeChanges()): this {
    for (const { id } of changes.endedEdges) insist(this.edges.delete(id), `ended edge ${id}`);
    for (const id of changes.endedVertices) insist(this.vertices.delete(id), `ended vertex ${id}`);
    for (const vertex of changes.vertices) this.vertices.set(vertex.id, vertex);
    for (const edge of changes.edges) this.edges.set(edge.id, edge);
    return this;
  }

  /** Edges as `out -label-> in`, those with one of the labels or all, sorted. */
  lines(...labels: readonly string[]): readonly string[] {
    return [...this.edges.values()]
      .filter(({ label }) => labels.length === 0 || labels.includes(label))
      .map(({ out, label, in: into }) => `${out} -${label}-> ${into}`)
      .sort();
  }

  /** The properties of the only edge with the label, and its rule. */
  edge(label: string): object {
    const found = [...this.edges.values()].filter((edge) => edge.label === label);
    insist(found.length === 1, `one ${label} edge, not ${found.length}`);
    return defined({ rule: found[0]?.rule, ...found[0]?.properties });
  }

  vertex(id: string): object | undefined {
    const vertex = this.vertices.get(id);
    return vertex && defined(vertex.properties);
  }
}

/** Everything the objects' kinds are called, and more that a test may find missing. */
const SETTLED =
  'ConfigMap DestinationRule Gateway GatewayApiGateway GatewayClass IngressClass Node PersistentVolume PersistentVolumeClaim Secret Service ServiceAccount ServiceEntry StorageClass VirtualService Deployment'.split(
    ' ',
  );

/** What linking makes of objects in a cluster of which everything is known. */
export function linked(...documents: readonly JsonObject[]): LinkedState {
  return new LinkedState().settle(...SETTLED).put(...documents);
}

function defined(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`expected ${what}`);
}
