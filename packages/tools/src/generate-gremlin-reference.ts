/** Writes docs/reference/gremlin.md from the step catalogue; with `--check` says whether it is stale. */
import { type CatalogueEntry, DEFAULT_LIMITS, stepCatalogue } from '@meshlapse/gremlin';
import { writeGenerated } from './generated-file.ts';

const PREAMBLE = `# Gremlin

Meshlapse reads gremlin-lang, TinkerPop's text form of Gremlin. Generated from the step catalogue; what is not listed here
is not there yet and is refused with the nearest name.

## Time

| in the text | with() | meaning |
|---|---|---|
| \`g.at(T).V()...\` | \`g.with('at', T)\` | the graph as of an instant |
| \`g.between(A, B).V()...\` | \`g.with('between', [A, B])\` | every version in \`[A, B)\` |
| \`.history()\` | | all versions of an element, newest first |
| \`.validFrom()\`, \`.validTo()\` | | when a version began and ended; an open end gives nothing |

A time is ISO 8601 with an offset (\`'2026-11-22T14:03:00Z'\`), \`datetime('...')\`, or counts back from now (\`'-5m'\`,
\`'now'\`). A query without one reads now.

In an interval an element appears once for each version. An edge joins vertex versions only where all three were so at
the same time, and a path carries the time in which everything on it was so together: a path that never existed at one
instant is never returned.

## Keys

A key that is no property of an element is a path in its document, the object as it was recorded:
\`values('status.podIP')\`, \`has('spec.replicas', 3)\`, \`order().by('metadata.creationTimestamp')\`,
\`values('status.conditions[0].reason')\`.

## Predicates

\`eq neq lt lte gt gte inside outside between within without not\`, and for text \`containing notContaining startingWith
notStartingWith endingWith notEndingWith regex notRegex\`, with or without \`P.\` and \`TextP.\`, joined by \`.and() .or()
.negate()\`. Regular expressions are matched in linear time; what cannot be is refused.

## Limits

| limit | default |
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
writeGenerated(
  'docs/reference/gremlin.md',
  `${PREAMBLE}${limits.join('')}\n## Steps\n${sections.join('')}`,
);

function rows(steps: readonly CatalogueEntry[]): string {
  return steps
    .map(({ usages, summary }) => {
      const forms = usages.map((usage) => `\`${usage.replaceAll('|', '\\|')}\``).join('<br>');
      return `| ${forms} | ${summary.replaceAll('|', '\\|')} |\n`;
    })
    .join('');
}
