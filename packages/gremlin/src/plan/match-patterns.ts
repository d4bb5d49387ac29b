import { LabelStep } from '../steps/label-step.ts';
import { withScope } from '../steps/where-scope.ts';
import { allSteps, type Step, type Traversal } from './step.ts';

/** A way from what one name stands for to what another one stands for, which it may be the first to find. */
export interface WayPattern {
  readonly kind: 'way';
  readonly start: string;
  readonly end: string | undefined;
  readonly body: Traversal;
}

/** Something that holds of what names stand for. */
interface ConditionPattern {
  readonly kind: 'condition';
  readonly names: readonly string[];
  readonly body: Traversal;
}

/** Several sets of patterns, one of which is to hold. */
interface ChoicePattern {
  readonly kind: 'choice';
  readonly alternatives: readonly (readonly Pattern[])[];
}

/** What `match()` asks of the names in it. */
export type Pattern = WayPattern | ConditionPattern | ChoicePattern;

/** The patterns that traversals are; `undefined` when one of them begins with no name. */
export function patternsOf(traversals: readonly Traversal[]): readonly Pattern[] | undefined {
  const patterns: Pattern[] = [];
  for (const traversal of traversals) {
    const made = patternsIn(traversal);
    if (!made) return undefined;
    patterns.push(...made);
  }
  return patterns;
}

function patternsIn({ steps }: Traversal): readonly Pattern[] | undefined {
  const [first, ...rest] = steps;
  if (!first) return undefined;
  if (first instanceof LabelStep) return [wayOf(first, rest)];
  const nested = first.nested ?? [];
  if (rest.length === 0 && first.name === 'and') return patternsOf(nested);
  if (rest.length === 0 && first.name === 'or') {
    const alternatives = nested.map((inner) => patternsIn(inner));
    const isComplete = alternatives.every((patterns) => patterns !== undefined);
    return isComplete ? [{ kind: 'choice', alternatives }] : undefined;
  }
  return conditionOf(first, rest);
}

function wayOf({ labels: [start = ''] }: LabelStep, rest: readonly Step[]): WayPattern {
  const last = rest.at(-1);
  const isEnded = last instanceof LabelStep;
  const end = isEnded ? last.labels[0] : undefined;
  return { kind: 'way', start, end, body: { steps: isEnded ? rest.slice(0, -1) : rest } };
}

function conditionOf(first: Step, rest: readonly Step[]): readonly Pattern[] | undefined {
  const scoped = withScope({ steps: [first] }).steps;
  const body = { steps: [...scoped, ...rest] };
  const names = [...allSteps({ steps: scoped })].flatMap(({ reads }) => reads ?? []);
  return names.length > 0 ? [{ kind: 'condition', names, body }] : undefined;
}

/** The traversals in patterns, in order. */
export function bodiesOf(patterns: readonly Pattern[]): readonly Traversal[] {
  return patterns.flatMap((pattern) =>
    pattern.kind === 'choice' ? pattern.alternatives.flatMap(bodiesOf) : [pattern.body],
  );
}

/** The same patterns with other traversals, which are taken from the front of the list. */
export function withBodies(patterns: readonly Pattern[], bodies: Traversal[]): readonly Pattern[] {
  return patterns.map((pattern) => {
    if (pattern.kind !== 'choice') return { ...pattern, body: bodies.shift() ?? pattern.body };
    const alternatives = pattern.alternatives.map((inner) => withBodies(inner, bodies));
    return { kind: 'choice', alternatives };
  });
}

/** Names that patterns begin with, and names that they may find, each in order. */
export function namesOf(patterns: readonly Pattern[]): {
  readonly starts: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
} {
  const ways = waysIn(patterns);
  return {
    starts: new Set(ways.map(({ start }) => start)),
    ends: new Set(ways.flatMap(({ end }) => end ?? [])),
  };
}

function waysIn(patterns: readonly Pattern[]): readonly WayPattern[] {
  return patterns.flatMap((pattern) => {
    if (pattern.kind === 'choice') return pattern.alternatives.flatMap(waysIn);
    return pattern.kind === 'way' ? pattern : [];
  });
}

/** Whether a pattern can be asked where these names stand for something. */
export function isSolvable(pattern: Pattern, known: ReadonlySet<string>): boolean {
  if (pattern.kind === 'way') return known.has(pattern.start);
  if (pattern.kind === 'condition') return pattern.names.every((name) => known.has(name));
  return pattern.alternatives.every((patterns) => {
    const { ends } = namesOf(patterns);
    return patterns.every((inner) => isSolvable(inner, new Set([...known, ...ends])));
  });
}
