import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { RULES } from '../../packages/probes/src/linking/rules.ts';
import { SYNTHETIC_LABELS, vertexLabel } from '../../packages/probes/src/objects/vertex-label.ts';
import { RESOURCES } from '../../packages/probes/src/resources.gen.ts';

const page = readFileSync(
  join(import.meta.dirname, '../../docs/reference/graph-schema.md'),
  'utf8',
);

/** The code in the first cells of a table's rows. */
function rows(heading: string): readonly string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const table = section.split('\n## ')[0] ?? '';
  return [...table.matchAll(/^\| `([^|]*)` \|/gm)].flatMap(([, cell = '']) => cell.split('`, `'));
}

t.test('the page lists every rule, and no other', async (t) => {
  t.same([...rows('Edges')].sort(), [...RULES].sort());
});

t.test('the page lists every synthetic vertex, and no other', async (t) => {
  t.same([...rows('Other vertices')].sort(), [...SYNTHETIC_LABELS].sort());
});

t.test(
  'the page names every kind that is known, with or without properties of its own',
  async (t) => {
    const promoting = RESOURCES.filter(({ promote }) => promote);
    const labels = promoting.map(({ group, kind }) => vertexLabel(group, kind));
    t.same([...rows('Properties by kind')].sort(), labels.sort());
    for (const { group, kind } of RESOURCES) t.match(page, `\`${vertexLabel(group, kind)}\``);
  },
);
