/** Writes docs/reference/gremlin.md from the step catalogue; with `--check` says whether it is stale. */
import {
  type CatalogueEntry,
  DEFAULT_LIMITS,
  enumerationCatalogue,
  stepCatalogue,
  strategyCatalogue,
} from '@meshlapse/gremlin';
import { writeGenerated } from './generated-file.ts';

const PREAMBLE = `# Gremlin

Meshlapse reads gremlin-lang, TinkerPop's text form of Gremlin. Generated from the step catalogue; what is not listed here
is not there yet and is refused with the nearest name.

## Time

| in the text | with() | call() | meaning |
|---|---|---|---|
| \`g.at(T).V()...\` | \`g.with('at', T)\` | | the graph as of an instant |
| \`g.between(A, B).V()...\` | \`g.with('between', [A, B])\` | | what was so at each instant of \`[A, B)\` |
| \`g.diff(A, B).V()...\` | \`g.with('diff', [A, B])\` | \`g.call('diff', [from: A, to: B])\` | what differs between two instants |
| \`g.at(T).asKnownAt(X)...\` | \`g.with('asKnownAt', X)\` | | any of these without what was recorded after transaction X |
| \`.history()\` | | \`.call('history')\` | all versions of an element, newest first |
| \`.validFrom()\`, \`.validTo()\` | | \`.call('validFrom')\` | when a version began and ended; an open end gives nothing |
| \`.during()\` | | \`.call('during')\` | when all that was passed was so together |
| \`.ever()\` | | \`.call('ever')\` | in an interval: what follows counts all that ever was |

A time is ISO 8601 with an offset (\`'2026-11-22T14:03:00Z'\`), \`datetime('...')\`, or counts back from now (\`'-5m'\`,
\`'now'\`). A query without one reads now. The basis of every answer has the resolved times and the newest transaction: ask
with both again, and the answer is the same for ever.

### An interval is all of its instants

\`between\` gives at every instant what \`at\` gives there. Each result has the time in which it is given, which
\`during()\` reads; results that only follow on one another are rows of their own.

- An element appears once for each version. An edge joins vertex versions only where all three were so at the same time,
  and a path carries the time in which everything on it was so together: one that never existed at one instant is never
  returned. A condition that holds for a part of a time narrows it to that part, and \`not()\` to the rest.
- \`count()\`, \`group()\`, \`fold()\` and the like give a result for each stretch in which it stays the same, also 0 and the
  empty list: \`g.between(A, B).V().hasLabel('Pod').count().project('pods', 'during').by().by(during())\` is how the number of
  pods went. \`limit(2)\` keeps two at each instant, \`dedup()\` one of each at each instant.
- \`history()\` leaves the time of the query: each version holds in its own time, and the steps behind it see versions.
- To count over the whole interval instead of at each instant, say so: \`g.between(A, B).V().id().ever().dedup().count()\` is how
  many there ever were, and \`.ever().limit(5)\` a look at the first five rows.

### Differences

\`g.diff(A, B).V()\` and \`E()\` give the elements that differ; \`out()\` and the like go on over all edges of either instant, also
to elements that did not change. An element has the properties that it has at B, or, when it is gone, those that it had
at A, and besides them:

| key | value |
|---|---|
| \`change\` | \`added\`, \`removed\`, \`changed\` or \`unchanged\` |
| \`changed\` | every key and document path under which the values differ, such as \`spec.replicas\` |
| \`before.KEY\`, \`after.KEY\` | the value under a key or path at A and at B |

\`g.diff('-1h', 'now').V().has('changed', 'spec.replicas').project('name', 'was', 'is').by('name').by('before.spec.replicas')
.by('after.spec.replicas')\`. It costs what changed in between.

## Writing

Queries write ordinary graphs; what is recorded is only read. A request is one transaction: all queries of its text run in it
in their order, and see what was written before them. It is kept when all results were taken, and nothing of it is when a
query fails, meets a limit or is cancelled, or when the client goes away before the end. In a session the transaction lasts
until \`g.tx().commit()\` or \`g.tx().rollback()\`, also when a query fails.

- Traversers write one after the other, each as often as it counts, and each sees what those before it wrote. What leads to
  them is read first: \`V().out().addE('x').to(...)\` does not go over the edges that it adds. \`limit()\` behind a writing step
  decides how many write.
- \`property()\`s right behind \`addV()\` and \`addE()\` are part of what they make: \`T.id\`, \`T.label\` and plain values, which look
  at where the traverser was before. A plain key that comes twice there has both values; anywhere else a value takes the place
  of those before, unless \`set\` or \`list\` is said. Null is no value: it removes the key.
- Every commit makes versions, so the past of an ordinary graph is asked as any other. A query with a time cannot write, but
  can look at the past inside: \`g.V(1).property('n', __.history().skip(1).values('n'))\` sets the value before this one.

## Files

\`g.io('graph.json').write()\` writes the whole graph to a file, \`g.io('graph.json').read()\` adds what a file holds to an ordinary
graph, in the query's transaction. Paths are relative to the folder that \`serve --files DIR\` offers, and stay below it;
without one, queries touch no file. Files of other TinkerPop 3 graphs are read, and theirs read ours.

| format | extension, or | holds |
|---|---|---|
| GraphSON 3 | \`.json\`, \`IO.graphson\` | everything, a vertex with its edges on each line |
| Gryo 1 and 3 | \`.kryo\`, \`IO.gryo\` | everything, in the fewest bytes |
| GraphML | \`.xml\`, \`IO.graphml\` | one value under a key: bytes and shorts are ints, what is neither a number, nor a truth value, is text |

- \`with(IO.reader, IO.gryo)\` and \`with(IO.writer, IO.gryo)\` name the format where the extension does not.
- A file is the graph as of the query's time: \`g.at('-1h').io('then.kryo').write()\`. There is none of an interval or a difference.
  Properties are written, documents are not.
- Reading takes over the ids. One that is taken is refused, and so is a file that is wrong; nothing of it is added then.
  Ids of GraphML have no type: those that are whole numbers are read as numbers.
- A file is there whole or not at all: it is written beside its place and moved there. Larger ones than 64 MiB are refused.

## Keys

A key that is no property of an element is a path in its document, the object as it was recorded:
\`values('status.podIP')\`, \`has('spec.replicas', 3)\`, \`order().by('metadata.creationTimestamp')\`,
\`values('status.conditions[0].reason')\`.

## Values

| written | is |
|---|---|
| \`1\` \`-7\` \`1_000\` \`0x1F\` \`017\` | an int; a long or a BigInteger where an int is too small |
| \`1b\` \`1s\` \`1i\` \`1l\` \`1n\` | byte, short, int, long, BigInteger; suffixes in either case |
| \`1.5\` \`.5\` \`1e3\` \`1.5f\` \`1d\` \`1.5m\` | double, float with \`f\`, BigDecimal with \`m\` |
| \`NaN\` \`Infinity\` \`-Infinity\` | doubles |
| \`'text'\` \`"text"\` | a text; escapes \`\\b \\t \\n \\f \\r \\" \\' \\\\\`, octal, \`\\uXXXX\`, and a backslash before a line end joins lines |
| \`true\` \`false\` \`null\` | |
| \`datetime('2020-01-02T03:04:05Z')\` \`datetime()\` | a moment; without argument the present |
| \`UUID('...')\` \`UUID()\` | a UUID; without argument a new one |
| \`[1, 'a']\` \`{1, 2}\` | list and set |
| \`[name: 1, 'a b': 2, (T.id): 3]\` \`[:]\` | a map; a bare key is a text, tokens go in parentheses or with their enumeration |
| \`1..5\` \`'a'..'d'\` | the list of all from the one to the other; at most 10,000 in a query |
| \`g.V().hasLabel('Pod').next()\` | a whole query that ends with a result, as a value in another one |

Comments run from \`//\` to the end of the line. Several queries, with or without \`;\` between them, are run in their order
and the last one is answered; \`''\` asks for nothing. Variables stand for values and ids, never for names and keys, which
are written in the query.

Names of enumerations are written with it or alone where that is possible:

ENUMERATIONS

## Ends

| a query that ends with | gives |
|---|---|
| nothing, \`toList()\`, \`toBulkSet()\` | all results |
| \`toSet()\` | each result once |
| \`next()\` | the first result; without one the query fails |
| \`next(n)\`, \`tryNext()\` | the first ones, as many as there are |
| \`hasNext()\` | whether there is any |
| \`iterate()\` | nothing, when all is done |
| \`explain()\` | how the plan came about, without running it |
| \`toString()\` | the plan as text |

\`g.tx().begin()\`, \`commit()\` and \`rollback()\` are for sessions.

## Predicates

\`eq neq lt lte gt gte inside outside between within without not typeOf\`, and for text \`containing notContaining startingWith
notStartingWith endingWith notEndingWith regex notRegex\`, with or without \`P.\` and \`TextP.\`, joined by \`.and() .or()
.negate()\`. Regular expressions are matched in linear time; what cannot be is refused.

## Limits

| limit | default |
|---|---|
`;

const STRATEGIES = `## Strategies

Named with \`g.withStrategies(SubgraphStrategy(vertices: hasLabel('Pod')))\`, with or without \`new\`, and taken back with
\`g.withoutStrategies(SubgraphStrategy)\`.

| strategy | what it does |
|---|---|
`;

const MEANINGS: Readonly<Record<keyof typeof DEFAULT_LIMITS, string>> = {
  timeMs: 'milliseconds, waiting for storage included',
  elements: 'elements and values read',
  held: 'traversers and values held at once',
  results: 'results',
  repeatDepth: 'rounds of a `repeat()` without `times()`',
};

const limits = Object.entries(DEFAULT_LIMITS).map(
  ([name, value]) =>
    `| ${MEANINGS[name as keyof typeof DEFAULT_LIMITS]} | ${value.toLocaleString('en')} |\n`,
);
const kinds = Map.groupBy(stepCatalogue(), ({ kind }) => kind);
const sections = [...kinds].map(
  ([kind, steps]) => `\n### ${kind}\n\n| step | what it gives |\n|---|---|\n${rows(steps)}`,
);
const enumerations = Object.entries(enumerationCatalogue()).map(
  ([name, values]) => `| \`${name}\` | ${values.map((value) => `\`${value}\``).join(' ')} |\n`,
);
const strategies = strategyCatalogue().map(
  ({ usage, summary }) => `| \`${usage.replaceAll('|', '\\|')}\` | ${summary} |\n`,
);
const preamble = PREAMBLE.replace(
  'ENUMERATIONS\n',
  `| enumeration | names |\n|---|---|\n${enumerations.join('')}`,
);
writeGenerated(
  'docs/reference/gremlin.md',
  `${preamble}${limits.join('')}\n## Steps\n${sections.join('')}\n${STRATEGIES}${strategies.join('')}`,
);

function rows(steps: readonly CatalogueEntry[]): string {
  return steps
    .map(({ usages, summary }) => {
      const forms = usages.map((usage) => `\`${usage.replaceAll('|', '\\|')}\``).join('<br>');
      return `| ${forms} | ${summary.replaceAll('|', '\\|')} |\n`;
    })
    .join('');
}
