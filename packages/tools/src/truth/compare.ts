import type { Facts } from './expected.ts';

const SHOWN = 5;

/** What differs, in a few lines; `undefined` when nothing does. */
export function difference(expected: Facts, answered: Facts): string | undefined {
  const missing = without(expected, answered);
  const extra = without(answered, expected);
  if (missing.length === 0 && extra.length === 0) return undefined;
  return [...listed('missing', missing), ...listed('extra', extra)].join('\n');
}

/** Multiset difference: a fact told twice must be true twice. */
function without(some: Facts, others: Facts): Facts {
  const counts = new Map<string, number>();
  for (const fact of others) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return some.filter((fact) => {
    const left = counts.get(fact) ?? 0;
    counts.set(fact, left - 1);
    return left <= 0;
  });
}

function listed(word: string, list: Facts): readonly string[] {
  const lines = list.slice(0, SHOWN).map((fact) => `    ${word} ${fact}`);
  return list.length > SHOWN ? [...lines, `    ... ${list.length} ${word}`] : lines;
}
