import type { Instant, Mutation, PropertyMap, PutVertex, Value } from '@meshlapse/model';
import type { DerivedEdge, LinkChanges } from '../linking/difference.ts';
import type { Properties, SyntheticVertex } from '../linking/facts.ts';

export interface ObjectChanges {
  readonly puts: readonly { readonly put: PutVertex; readonly bytes: number }[];
  readonly ends: readonly string[];
}

/**
 * The changes of one instant in the order in which a graph takes them: edges end, vertices end, vertices begin, edges
 * begin.
 *
 * `notBefore` is set when it was not seen that something ended.
 */
export function* mutationsOf(
  at: Instant,
  objects: ObjectChanges,
  links: LinkChanges,
  notBefore?: Instant,
): Iterable<{ readonly mutation: Mutation; readonly bytes?: number }> {
  const when = notBefore !== undefined && notBefore < at ? { at, notBefore } : { at };
  for (const { id } of links.endedEdges) yield { mutation: { kind: 'endEdge', id, ...when } };
  for (const id of [...links.endedVertices, ...objects.ends]) {
    yield { mutation: { kind: 'endVertex', id, ...when } };
  }
  for (const { put, bytes } of objects.puts) yield { mutation: put, bytes };
  for (const vertex of links.vertices) yield { mutation: putSynthetic(vertex, at) };
  for (const edge of links.edges) yield { mutation: putEdge(edge, at) };
}

function putSynthetic(vertex: SyntheticVertex, at: Instant): Mutation {
  const { id, label, properties, document } = vertex;
  const put = { kind: 'putVertex', id, label, at, properties: propertyMap(properties) } as const;
  return document ? { ...put, document } : put;
}

function putEdge(
  { id, label, out, in: into, rule, properties }: DerivedEdge,
  at: Instant,
): Mutation {
  const map = propertyMap({ rule, ...properties });
  return { kind: 'putEdge', id, label, out, in: into, at, properties: map };
}

function propertyMap(properties: Properties): PropertyMap {
  const map = new Map<string, Value>();
  for (const [key, value] of Object.entries(properties))
    if (value !== undefined) map.set(key, value);
  return map;
}
