/** A question to the graph of songs, and how many times the reference server's rate is wanted. */
export interface Question {
  readonly name: string;
  readonly text: string;
  readonly bar: number;
  /** Whether all servers must give the very same items: elements carry more in some than in others. */
  readonly isComparable: boolean;
}

const POINT_BAR = 3;
const WALK_BAR = 1;

const point = (name: string, text: string, isComparable = false): Question => ({
  name,
  text,
  bar: POINT_BAR,
  isComparable,
});

const walk = (name: string, text: string): Question => ({
  name,
  text,
  bar: WALK_BAR,
  isComparable: true,
});

/** What issue texts, users and other graph databases measure: reads of one element, walks, groups, order, paths. */
export const QUESTIONS: readonly Question[] = [
  point('vertex by id', 'g.V(89)'),
  point('vertex by property', "g.V().has('song', 'name', 'DARK STAR')"),
  point('property of a vertex', "g.V(89).values('performances')", true),
  walk('2 hops from one, counted', 'g.V(89).out().out().count()'),
  walk('3 hops from one, counted', 'g.V(89).out().out().out().count()'),
  walk('2 hops from all, counted', 'g.V().out().out().count()'),
  walk('3 hops from all, counted', 'g.V().out().out().out().count()'),
  walk('edges by weight, counted', "g.V().outE('followedBy').has('weight', gt(50)).count()"),
  walk('group count', "g.V().hasLabel('song').groupCount().by('songType')"),
  walk('group count behind a hop', "g.V().out('followedBy').groupCount().by('songType')"),
  walk(
    'order and limit',
    "g.V().hasLabel('song').order().by('performances', desc).by('name').limit(10).values('name')",
  ),
  walk(
    'repeat until, path',
    "g.V(89).repeat(out('followedBy').simplePath()).until(has('name', 'DRUMS')).limit(5).path().count(local)",
  ),
  walk(
    'match',
    "g.V().match(__.as('a').has('name', 'Garcia'), __.as('a').in('writtenBy').as('b'), __.as('a').in('sungBy').as('b')).select('b').values('name')",
  ),
];
