/** Writes docs/reference/skydive-dialect.md from the dialect's own tables; with `--check` says whether it is stale. */
import { skydiveReference } from '@meshlapse/gremlin';
import { writeGenerated } from './generated-file.ts';

const { steps, unsupported, predicates, nodeKeys, edgeKeys, relations, internalKeys } =
  skydiveReference;

const INTRODUCTION = `# Skydive's dialect

Queries that were written for Skydive run here, with Skydive's meaning: \`G.At('-5m').V().Has('Type', 'pod').Out()\`. The
tables are generated from those that the binder uses.

| where | how |
|---|---|
| \`POST /skydive/api/topology\` | \`{"GremlinQuery": "G.V()"}\`; Skydive's JSON, or \`text/vnd.graphviz\` of a graph. The header \`meshlapse-basis\` tells the resolved time and what was not observed |
| \`POST /gremlin\` and drivers | \`language: skydive\`; the same values in the usual envelope |
| command line | \`meshlapse query --dialect skydive "G.V()"\` |

## Text

A query begins with \`G\`. Names of steps, predicates and keywords are read in any case. Texts stand in either quotes and have
no escapes, so that patterns can hold backslashes; numbers have no sign; \`TRUE\` and \`FALSE\` are values. *Pairs* are
\`'key', value, 'key', predicate, ...\`; one key alone asks whether it is there.

## Time

\`G.At(t)\` and \`G.Context(t)\`, right behind \`G\`, read the graph as of an instant; \`G.At(t, d)\` gives every revision that was
there between t - d and t, both included.

| t | |
|---|---|
| \`1772366400\`, \`1772366400000\` | seconds up to 2147483647, above that milliseconds, since 1970 |
| \`'Sun, 01 Mar 2026 12:00:00 GMT'\` | RFC 1123 |
| \`'-5m'\`, \`'-1h30m'\` | from now on, with \`ns us ms s m h\` |
| \`NOW\` | |
| \`'2026-03-01T12:00:00Z'\` | ISO 8601, which Skydive does not read |

d is a number of seconds, a length such as \`'1h30m'\`, or \`FOREVER\`.

`;

const DIFFERENCES = `## Where it differs from Skydive

| here | in Skydive |
|---|---|
| \`Limit\` and \`Range\` keep what comes at their place: \`V().Limit(5).Has(...)\` looks at five nodes | filters behind them are run first |
| \`Dedup().Limit(n)\` gives n different ones | duplicates count |
| \`OUTSIDE\` works | cannot be written |
| \`REGEX\` fits the whole text, alternatives included, and may hold anchors; it takes linear time | \`a\\|b\` is anchored at one side each |
| \`Sort()\` sorts by \`@CreatedAt\`, and sorts edges too | does nothing |
| walks end on cycles, and ask for a level at a time | \`Descendants(0)\` does not end |
| \`ShortestPathTo\` leads to the nearest target | to any |
| in a slice a way holds only where all of it was there at one time; \`SubGraph()\` and \`V('id')\` see all revisions | joins what never was at once; fails; gives the oldest |
| what ended at an instant is not there at it | is |
| keys of labels stay whole: \`K8s.Labels.app.kubernetes.io/name\` | are split at dots |
| \`K8s.Extra\` is the object as recorded, with its own names and without secrets; Go's names are understood in keys | Go's names, secrets in clear |
| values stay what they are: \`'010'\` is a text | is 8 |
| \`Values\`, \`ValueMap\`, \`Keys\`, \`Sum\`, \`Sort\` on edges; \`Count\`, \`Limit\`, \`Range\` on values and paths | not there |
| a text ends at the quote it begins with | at either |
| \`owns\` follows owner references, so a job has its pods | by labels |
| services lead to pods twice, as \`service\` by their selector and as \`endpoint\` | once |
| a virtual service leads to subsets, and those to pods: \`.OutE('RelationType', 'virtualservice', 'Weight', GT(0)).OutV().Out('Type', 'pod')\` | to pods |
| \`State\` of virtual services is not told: ask for their edges \`unresolved\` | is |

Limits, time-outs and cancelling are those of all queries.
`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}${head.map(() => '|---').join('')}|\n${rows.map(line).join('')}`;
}

const code = (text: string) => `\`${text}\``;
const ARGUMENTS = {
  value: '(v)',
  values: '(v, ...)',
  number: '(n)',
  numbers: '(a, b)',
  pattern: '(text)',
  range: '(text)',
} as const;

const sections = [
  INTRODUCTION,
  '## Steps\n\n`OutV` and `InV` are the reverse of TinkerPop: `OutE().OutV()` is `Out()`.\n\n',
  table(
    ['step', 'behind', 'gives', 'what it does'],
    steps.map(({ forms, on, gives, summary }) => [
      forms.map(code).join(', '),
      on.join(', '),
      gives,
      summary,
    ]),
  ),
  `\nNot supported, because traffic, interfaces and workflows are not recorded here: ${unsupported.map(code).join(', ')}.\n`,
  "\n## Predicates\n\nNumbers and texts that are written alike are equal: `'111'` is 111. Of a list one member is enough.\n\n",
  table(
    ['predicate', 'keeps what is'],
    predicates.map(({ name, takes, summary }) => [code(name + ARGUMENTS[takes]), summary]),
  ),
  `\n## Nodes and edges\n\nAn element is told with ${internalKeys.map((key) => code(key.slice(1))).join(', ')} and \`Metadata\`, an edge also with \`Parent\` and \`Child\`. Times are milliseconds since 1970; a revision begins at \`UpdatedAt\`. The same names with \`@\` before them are keys; \`Parent\` and \`Child\` are keys as they are.\n`,
  '\nOf a graph that users write, metadata are the properties under their own keys, and dots lead into maps. Of a recorded cluster they are:\n\n',
  table(
    ['key of a node', 'of', 'is'],
    nodeKeys.map(({ key, types, from }) => [code(key), types?.join(', ') ?? 'all', from]),
  ),
  '\n',
  table(
    ['key of an edge', 'is'],
    [
      ...edgeKeys.map(({ key, from }) => [code(key), from]),
      ['all others', 'the properties under their own keys'],
    ],
  ),
  '\n### Relations\n\n',
  table(
    ['edge', 'RelationType', 'from parent to child'],
    relations.map(({ label, relation, isReversed }) => [
      code(label),
      relation === 'parent' ? "the parent's type" : code(relation),
      isReversed ? 'against the edge' : 'along the edge',
    ]),
  ),
  `\n${DIFFERENCES}`,
];

writeGenerated('docs/reference/skydive-dialect.md', sections.join(''));
