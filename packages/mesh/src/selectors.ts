import type { Json } from '@meshlapse/model';

export type Labels = Readonly<Record<string, string>>;

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface Requirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
}

/** All requirements must hold; none at all selects everything. */
export type Selector = readonly Requirement[];

/** The selector that asks for each of the labels literally. */
export function labelsSelector(labels: Labels): Selector {
  return Object.keys(labels)
    .sort()
    .map((key) => ({ key, operator: 'In', values: [labels[key] ?? ''] }));
}

/**
 * Reads a Kubernetes LabelSelector (`matchLabels`, `matchExpressions`).
 *
 * `undefined` when there is none, which is not the empty selector, or when a part of it cannot be read, such as an
 * operator that does not exist: leaving the part out would select more.
 */
export function parseSelector(json: Json | undefined): Selector | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { matchLabels, matchExpressions } = json as Readonly<Record<string, Json | undefined>>;
  const labels = labelsOf(matchLabels);
  if (!labels) return undefined;
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.map(parseRequirement) : [];
  const known = expressions.filter((expression) => expression !== undefined);
  if (known.length < expressions.length) return undefined;
  return [...labelsSelector(labels), ...known];
}

/** Whether the labels satisfy every requirement. A missing label satisfies `NotIn`, as in Kubernetes. */
export function selectorMatches(selector: Selector, labels: Labels): boolean {
  return selector.every((requirement) => requirementHolds(requirement, labels));
}

/** Whether each of the labels is among the others, with the same value. */
export function isSubsetOfLabels(labels: Labels, others: Labels): boolean {
  return Object.keys(labels).every(
    (key) => Object.hasOwn(others, key) && others[key] === labels[key],
  );
}

function requirementHolds({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

function labelsOf(json: Json | undefined): Labels | undefined {
  if (json === undefined || json === null) return {};
  if (typeof json !== 'object' || Array.isArray(json)) return undefined;
  return Object.values(json).every((value) => typeof value === 'string')
    ? (json as Labels)
    : undefined;
}

const OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function parseRequirement(json: Json): Requirement | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { key, operator, values } = json as Readonly<Record<string, Json | undefined>>;
  if (typeof key !== 'string' || typeof operator !== 'string') return undefined;
  if (!OPERATORS.includes(operator)) return undefined;
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return { key, operator: operator as SelectorOperator, values: texts };
}
