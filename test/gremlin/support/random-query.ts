import type { Mutation } from '@meshlapse/model';
import fc from 'fast-check';
import { NaiveGraph } from '../../support/naive-graph.ts';

const VERTICES = ['a', 'b', 'c', 'd'] as const;
const LABELS = ['knows', 'owns'] as const;
/** Versions begin and end inside `[0, END)`. */
export const END = 60;

/** Changes of a few vertices and edges that come, change and go. Some do not fit what is there, and are refused. */
export const randomChanges: fc.Arbitrary<readonly Mutation[]> = fc
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
  .map((changes) => [
    ...VERTICES.map((id) => putVertex(id, 1, 1)),
    ...changes.flatMap((change, i) => mutationsOf(change, 2 * i + 3)),
  ]);

export const randomGraph: fc.Arbitrary<NaiveGraph> = randomChanges.map((changes) => {
  const graph = new NaiveGraph();
  for (const mutation of changes) graph.write({ mutations: [mutation] }).catch(() => undefined);
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

/**
 * What looks at several traversers, or at what nested traversals count. Where it matters which of them comes first, they
 * are put in order, and wait for one another: how many come at once is not part of an answer.
 */
const together = fc.constantFrom(
  'barrier().dedup()',
  "order().by(id).dedup().by('n')",
  'order().by(id).limit(2)',
  'order().by(out().count()).by(id).tail(2)',
  "order().by('n', desc).by(id).range(1, 3)",
  'where(out().count().is(gt(1)))',
  'where(bothE().count().is(2))',
  'not(out().dedup().count().is(1))',
  'barrier()',
  'optional(out().order().by(id).limit(1))',
  "as('x').out().where(neq('x'))",
  "as('x').out().in().where(eq('x'))",
  "as('x').out().where('x', gt('x')).by('n')",
  "as('x').both().where('x', lt('x')).by(out().count())",
  "as('x').out().select('x')",
  'out().simplePath()',
  'out().out().cyclicPath()',
  "choose(values('n')).option(1, out()).option(2, in())",
  'choose(out().count()).option(0, identity()).option(1, out()).option(none, in())',
  'union(out().order().by(id).limit(1), in())',
  'repeat(out().barrier().dedup()).times(2)',
  'repeat(out()).until(out().count().is(0)).times(3)',
  'repeat(out()).emit(out().count().is(1)).times(2)',
  "aggregate('g').out().where(within('g'))",
  "local(aggregate('l')).out()",
  "sideEffect(out().aggregate('s'))",
  'where(history().count().is(gt(1)))',
  "where(history().has('n', 2))",
  'local(both().dedup().order().by(id).limit(2))',
  'flatMap(out().order().by(id).skip(1))',
  "match(as('p').out().as('q'), as('q').has('n', 1)).select('q')",
);

/** Steps from vertices to vertices, without any that counts or remembers. */
export const randomSteps: fc.Arbitrary<string> = stepsOf(fc.oneof(move, test));

/** Steps from vertices to vertices. */
const anySteps: fc.Arbitrary<string> = stepsOf(fc.oneof(move, test, together));

function stepsOf(leaf: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ steps: string; step: string }>((tie) => ({
    step: fc.oneof(
      { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
      leaf,
      leaf,
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
  })).steps;
}

/** From vertices to values that can be compared. */
const ending = fc.constantFrom(
  'id()',
  "values('n')",
  "valueMap('n')",
  'count()',
  'id().dedup()',
  "values('n').sum()",
  "values('n').mean()",
  "values('n').max()",
  'id().order().fold()',
  "values('n').fold(0, sum)",
  'groupCount().by(label)',
  'groupCount().by(out().count())',
  "group().by('n').by(id().order().fold())",
  'group().by(out().count()).by(count())',
  "project('a', 'b').by(id).by(out().count())",
  "project('a', 'b').by('n').by(out().order().by(id).values('n'))",
  "path().by('n')",
  'path().by(out().count())',
  "as('a').out().as('b').select('a', 'b').by(id).by(out().count())",
  "as('a').out().select('a').by(in().count())",
  'local(out().count())',
  'map(out().order().by(id).id())',
  'union(count(), out().count())',
  'out().id().order().fold().count(local)',
  'order().by(in().count(), desc).by(id).id()',
  'order().by(id).tail(1).id()',
  'outE().dedup().count()',
  "outE().values('n').sum()",
  "bothE().has('n', 1).count()",
  'outE().history().count()',
  'history().count()',
  "project('a', 'b').by(id).by(history().count())",
  "project('a').by(history().values('n').fold())",
  'local(history().count())',
  'V().count()',
  'count().is(gt(2))',
  "aggregate('gx').by(id).cap('gx').order(local)",
  "groupCount('gc').by('n').out().cap('gc')",
  "sideEffect(out().aggregate('gy').by(id)).cap('gy').order(local)",
  "sack(assign).by('n').out().sack()",
  'sack(assign).by(out().count()).in().sack()',
  "valueMap('n').select('n').unfold()",
  "math('_ + 1').by('n')",
  "math('_ * 2').by(out().count())",
  'fold().count(local)',
  'tree().by(id)',
);

/**
 * Whether it shows which of several traversers on the same element was kept: nothing says which one comes first, and it
 * depends on how many come at once.
 */
function showsWho(query: string): boolean {
  return /path\(|tree\(/.test(query) && /dedup|limit|range|tail|skip/.test(query);
}

/** A query on vertices whose values can be compared, and whose results depend on nothing but the instant. */
export const randomQuery: fc.Arbitrary<string> = fc
  .tuple(fc.option(anySteps, { freq: 6 }), ending)
  .map(([steps, last]) => `V()${steps === null ? '' : `.${steps}`}.${last}`)
  .filter((query) => !showsWho(query));
