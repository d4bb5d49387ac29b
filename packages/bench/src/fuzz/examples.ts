import { readFileSync } from 'node:fs';
import { stepCatalogue } from '@meshlapse/gremlin';

/** Queries of many kinds, to be spoiled. */
const OURS: readonly string[] = [
  "g.V().has('Pod', 'name', 'web').out('runsOn').values('name')",
  "g.at('-5m').V().hasLabel('Pod').where(__.in('selects').has('name', within('a', 'b'))).count()",
  "g.between('-1h', 'now').V().has('spec.replicas', P.gt(1).and(P.lt(5))).valueMap(true)",
  "g.V().as('a').out().as('b').select('a', 'b').by('name').by(T.id).order().by(values, desc)",
  "g.V().repeat(__.out('owns').simplePath()).until(has('phase', neq('Running'))).emit().times(3).path()",
  "g.V().group('x').by(label).by(count()).cap('x').unfold().order(local).by(keys)",
  "g.V().choose(values('age')).option(between(1, 5), constant('low')).option(Pick.none, identity())",
  "g.addV('person').property(single, 'name', 'x', 'since', 2009).property(T.id, 1l).addE('knows').to(V(1))",
  "g.mergeV([(T.label): 'person', name: 'marko']).option(onCreate, [age: 19]).option(onMatch, [seen: true])",
  "g.mergeE([(Direction.OUT): 1, (Direction.IN): 2, (T.label): 'knows']).option(Merge.outV, [:])",
  "g.withStrategies(new SubgraphStrategy(vertices: has('a', 1), edges: hasLabel('b'))).V().out()",
  "g.withSideEffect('a', [1, 2]).withSack(1.0f, sum).V().sack(Operator.mult).by('w').local(aggregate('a')).cap('a')",
  'g.inject(1b, 2s, 3i, 4l, 5n, 6.0f, 7d, 8.5m, -0x1F, 017, 1_000, 1e-3, NaN, -Infinity).sum()',
  "g.inject('it\\'s', \"\\u0041\\n\", 'a'..'e', 5..1, [a: [b: {1, 2}]], datetime('2020-01-01'), UUID())",
  "g.V().where('a', P.eq('b')).by('x').not(has('y')).or(has('z'), has('w', TextP.startingWith('q')))",
  "g.V(g.V().limit(1).next()).properties('a', 'b').hasKey('a').value().is(typeOf(GType.INT)).next(3)",
  '// a note\ng.V().\n  out(). // more\n  in()\n;\ng.E().count()',
];

/** Our own queries and every form of every step, and the texts of a file: a JSON list of texts or of objects that hold one. */
export function exampleTexts(file: string | undefined): readonly string[] {
  const forms = stepCatalogue().flatMap(({ kind, usages }) =>
    usages.map((usage) => (kind === 'source' ? `g.${usage}.V()` : `g.V().${usage}`)),
  );
  return [...OURS, ...forms, ...(file === undefined ? [] : textsOf(file))];
}

function textsOf(file: string): readonly string[] {
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(entries)) throw new TypeError(`${file} holds no list`);
  return entries.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return entry;
    const held = typeof entry === 'object' && entry !== null && 'gremlin' in entry && entry.gremlin;
    return typeof held === 'string' ? held : [];
  });
}
