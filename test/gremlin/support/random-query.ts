import type { Mutation } from '@meshlapse/model';
import fc from 'fast-check';
import { NaiveGraph } from '../../support/naive-graph.ts';

const VERTICES = ['a', 'b', 'c', 'd'] as const;
const LABELS = ['knows', 'owns'] as const;
/** Versions begin and end inside `[0, END)`. */
export const END = 60;

/** A few vertices and edges that come, change and go. */
export const randomGraph: fc.Arbitrary<NaiveGraph> = fc
  .array(
    fc.record({
      what: fc.constantFrom('put', 'put', 'link', 'link', 'link', 'link', 'unlink', 'end'),
      vertex: fc.constantFrom(...VERTICES),
      other: fc.constantFrom(...VERTICES),
      label: fc.constantFrom(...LABELS),
      n: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((changes) => {
    const graph = new NaiveGraph();
    for (const id of VERTICES) tryWrite(graph, putVertex(id, 1, 1));
    for (const [i, change] of changes.entries()) {
      for (const mutation of mutationsOf(change, 2 * i + 3)) tryWrite(graph, mutation);
    }
    return graph;
  });

interface Change {
  readonly what: string;
  readonly vertex: string;
  readonly other: string;
  readonly label: string;
  readonly n: number;
}

function mutationsOf({ what, vertex, other, label, n }: Change, at: number): readonly Mutation[] {
  const id = `${vertex}-${label}-${other}`;
  if (what === 'put') return [putVertex(vertex, at, n)];
  if (what === 'unlink') return [{ kind: 'endEdge', id, at }];
  if (what === 'end') return [...endsOf(vertex, at), { kind: 'endVertex', id: vertex, at }];
  const properties = new Map([['n', n]]);
  return [{ kind: 'putEdge', id, label, out: vertex, in: other, at, properties }];
}

function putVertex(id: string, at: number, n: number): Mutation {
  const label = id < 'c' ? 'Pod' : 'Node';
  return { kind: 'putVertex', id, label, at, properties: new Map([['n', n]]) };
}

/** The ends of all edges that a vertex may have. */
function endsOf(vertex: string, at: number): readonly Mutation[] {
  return LABELS.flatMap((label) =>
    VERTICES.flatMap((other) => [`${vertex}-${label}-${other}`, `${other}-${label}-${vertex}`]),
  ).map((id) => ({ kind: 'endEdge', id, at }));
}

/** A change that does not fit what is there is left out. */
function tryWrite(graph: NaiveGraph, mutation: Mutation): void {
  graph.write({ mutations: [mutation] }).catch(() => undefined);
}

const move = fc.constantFrom(
  'out()',
  'in()',
  'both()',
  "out('owns')",
  "in('knows')",
  'outE().inV()',
  'bothE().bothV()',
);

const test = fc.constantFrom(
  "has('n', gt(0))",
  "has('n', 1)",
  "hasLabel('Pod')",
  "hasId('a')",
  'hasNot("n")',
);

/** Steps from vertices to vertices, without any that counts or remembers. */
export const randomSteps: fc.Arbitrary<string> = fc.letrec<{ steps: string; step: string }>(
  (tie) => ({
    step: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      move,
      test,
      tie('steps').map((inner) => `where(${inner})`),
      tie('steps').map((inner) => `not(${inner})`),
      fc.tuple(tie('steps'), tie('steps')).map((two) => `or(${two})`),
      fc.tuple(tie('steps'), tie('steps')).map((two) => `and(${two})`),
      fc.tuple(tie('steps'), tie('steps')).map((two) => `union(${two})`),
      fc.tuple(tie('steps'), tie('steps')).map((two) => `coalesce(${two})`),
      fc.tuple(tie('steps'), tie('steps'), tie('steps')).map((three) => `choose(${three})`),
      tie('steps').map((inner) => `optional(${inner})`),
      tie('steps').map((inner) => `local(${inner})`),
      tie('steps').map((inner) => `repeat(${inner}).times(2)`),
      tie('steps').map((inner) => `repeat(${inner}).emit().times(2)`),
      tie('steps').map((inner) => `repeat(${inner}).until(hasLabel('Node'))`),
    ),
    steps: fc.array(tie('step'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
  }),
).steps;
