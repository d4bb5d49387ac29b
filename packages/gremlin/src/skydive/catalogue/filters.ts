import { CodedError, type ElementId, type ElementKind } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { Find } from '../../steps/find.ts';
import { Has, type HasCondition } from '../../steps/has-conditions.ts';
import { compare } from '../../values/predicate.ts';
import { T_LABEL } from '../../values/token.ts';
import type { ReadPair } from '../arguments.ts';
import { labelsByType, nodeRows } from '../mapping.ts';
import { equals, present } from '../predicates.ts';
import { filterBy, filterValues } from '../steps/filter.ts';
import { restart } from '../steps/remember.ts';
import { requireFound } from '../steps/require-found.ts';
import { partOf } from '../steps/sub-graph.ts';
import { ELEMENTS, type Making, type StepDefinition } from './definition.ts';

/** Where queries begin, and what they keep of it. */
export const filterSteps: readonly StepDefinition[] = [
  {
    name: 'V',
    on: ['graph', 'subgraph'],
    gives: 'nodes',
    forms: ['V()', "V('id')", 'V(pairs)'],
    summary: 'All nodes, or one, or those that meet the pairs. An unknown id is an error.',
    make: (making) => start('vertex', making),
  },
  {
    name: 'E',
    on: ['graph', 'subgraph'],
    gives: 'edges',
    forms: ['E()', "E('id')", 'E(pairs)'],
    summary: 'The same for edges.',
    make: (making) => start('edge', making),
  },
  {
    name: 'G',
    on: ['nodes', 'edges', 'values', 'paths', 'subgraph', 'value'],
    gives: 'graph',
    forms: ['G'],
    summary: 'Back to the whole graph, with what `As()` remembers.',
    make: () => [restart],
  },
  {
    name: 'Has',
    on: ['nodes', 'edges', 'values'],
    gives: 'same',
    forms: ['Has(key)', 'Has(pairs)', 'Has(condition)'],
    summary:
      'Keeps what has the key, or meets all pairs; of values, those that meet the condition.',
    make: (making) => {
      if (making.on === 'values') return [filterValues(making.args.condition())];
      return meetingAll('Has', making.args.somePairs(), making);
    },
  },
  {
    name: 'HasKey',
    on: ELEMENTS,
    gives: 'same',
    forms: ['HasKey(key)'],
    summary: 'Keeps what has the key.',
    make: ({ args, model }) => [
      filterBy('HasKey', [{ key: args.string('a key'), test: present }], model),
    ],
  },
  {
    name: 'HasNot',
    on: ELEMENTS,
    gives: 'same',
    forms: ['HasNot(key)'],
    summary: 'Keeps what does not have the key.',
    make: ({ args, model }) => {
      const key = args.string('a key');
      return [filterBy('HasNot', [{ key, test: (held) => !present(held) }], model)];
    },
  },
  {
    name: 'HasEither',
    on: ELEMENTS,
    gives: 'same',
    forms: ['HasEither(pairs)'],
    summary: 'Keeps what meets one of the pairs.',
    make: ({ args, model }) => [filterBy('HasEither', args.somePairs(), model, 'any')],
  },
];

function start(kind: ElementKind, making: Making): readonly Step[] {
  const { args, model } = making;
  const name = kind === 'vertex' ? 'V' : 'E';
  const gives = { ...making, on: kind === 'vertex' ? 'nodes' : 'edges' } as const;
  const isWhole = making.on === 'graph';
  if (args.left !== 1) {
    const all = isWhole ? new Find(kind) : partOf(kind);
    return [all, ...meetingAll(name, args.pairs(), gives)];
  }
  const id = args.string('an id');
  const one = isWhole
    ? [new Find(kind, { ids: idsOf(id) })]
    : [partOf(kind), filterBy(name, [{ key: '@ID', test: equals(id) }], model)];
  return [...one, requireFound(kind, () => notFound(kind, id))];
}

/** An id is written as a text, and may be a number all the same. */
function idsOf(id: string): readonly ElementId[] {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? [id, number] : [id];
}

function notFound(kind: ElementKind, id: string): CodedError {
  const what = kind === 'vertex' ? 'node' : 'edge';
  const shown = id.length > 100 ? `${id.slice(0, 100)}...` : id;
  return new CodedError({
    code: 'SKYDIVE_NOT_FOUND',
    category: 'incorrect',
    message: `There is no ${what} '${shown}' at this time. Ask for another time with At(), or filter with Has('@ID', ...), which may find nothing.`,
    data: { id: shown },
  });
}

/** The filter itself, and before it what an index may know of it. */
function meetingAll(
  name: string,
  pairs: readonly ReadPair[],
  { model, on }: Pick<Making, 'model' | 'on'>,
): readonly Step[] {
  if (pairs.length === 0) return [];
  const known = model.isRecorded && on === 'nodes' ? pairs.flatMap(knownCondition) : [];
  const filter = filterBy(name, pairs, model);
  return known.length > 0 ? [new Has(known), filter] : [filter];
}

/** What the pair says of labels and properties of recorded nodes. */
function knownCondition({ key, text }: ReadPair): readonly HasCondition[] {
  if (text === undefined) return [];
  const label = key === 'Type' ? labelsByType.get(text) : undefined;
  if (label !== undefined) return [{ key: T_LABEL, test: compare('eq', label) }];
  const row = nodeRows.find((each) => each.key === key && !each.types);
  return row?.property ? [{ key: row.property, test: compare('eq', text) }] : [];
}
