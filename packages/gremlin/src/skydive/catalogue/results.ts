import { RangeWindow } from '../../steps/range-window.ts';
import { dedupElements, dedupValues, sortBy } from '../steps/lists.ts';
import { countAll, keysOf, sumOf, valueMaps, valuesUnder } from '../steps/read-values.ts';
import { recall, remember } from '../steps/remember.ts';
import { ELEMENTS, LISTS, type StepDefinition } from './definition.ts';

/** Steps that choose among what there is, sort it, or read it. */
export const resultSteps: readonly StepDefinition[] = [
  {
    name: 'Dedup',
    on: LISTS,
    gives: 'same',
    forms: ['Dedup()', 'Dedup(key, ...)'],
    summary:
      'Keeps the first of each element, or of each combination of values. What has none of the keys all stays.',
    make: ({ args, model, on }) =>
      ELEMENTS.includes(on) ? [dedupElements(args.strings('a key'), model)] : [dedupValues()],
  },
  {
    name: 'Count',
    on: LISTS,
    gives: 'value',
    forms: ['Count()'],
    summary: 'How many there are.',
    make: () => [countAll],
  },
  {
    name: 'Range',
    on: LISTS,
    gives: 'same',
    forms: ['Range(a, b)'],
    summary: 'Keeps those from a up to, not including, b, counted from 0.',
    make: ({ args }) => {
      const first = args.whole('the first place');
      return [new RangeWindow('Range', first, args.whole('the place after the last'))];
    },
  },
  {
    name: 'Limit',
    on: LISTS,
    gives: 'same',
    forms: ['Limit(n)'],
    summary: 'Keeps the first n of what comes at this place.',
    make: ({ args }) => [new RangeWindow('Limit', 0, args.whole('how many'))],
  },
  {
    name: 'Sort',
    on: ELEMENTS,
    gives: 'same',
    forms: ['Sort()', 'Sort(key)', 'Sort(ASC)', 'Sort(DESC, key)'],
    summary: 'Sorts by a key, `@CreatedAt` without one. What lacks it comes last.',
    make: ({ args, model }) => {
      const isDescending = args.keyword('DESC');
      if (!isDescending) args.keyword('ASC');
      const key = args.left > 0 ? args.string('a key') : '@CreatedAt';
      return [sortBy(key, isDescending, model)];
    },
  },
  {
    name: 'Values',
    on: ELEMENTS,
    gives: 'values',
    forms: ['Values(key)'],
    summary: 'What is under the key, without empty lists and maps.',
    make: ({ args, model }) => [valuesUnder(args.string('a key'), model)],
  },
  {
    name: 'ValueMap',
    on: ELEMENTS,
    gives: 'values',
    forms: ['ValueMap(key, ...)'],
    summary: 'A map of the keys that are there.',
    make: ({ args, model }) => {
      const first = args.string('a key');
      return [valueMaps([first, ...args.strings('a key')], model)];
    },
  },
  {
    name: 'Keys',
    on: ELEMENTS,
    gives: 'values',
    forms: ['Keys()'],
    summary: 'Every key that one of the elements has.',
    make: ({ model }) => [keysOf(model)],
  },
  {
    name: 'Sum',
    on: ELEMENTS,
    gives: 'value',
    forms: ['Sum(key)'],
    summary: 'The sum of whole numbers; what lacks the key adds nothing.',
    make: ({ args, model }) => [sumOf(args.string('a key'), model)],
  },
  {
    name: 'As',
    on: ['nodes'],
    gives: 'same',
    forms: ['As(name)'],
    summary: 'Remembers the nodes under a name.',
    make: ({ args, names }) => {
      const name = args.string('a name');
      names.add(name);
      return [remember(name)];
    },
  },
  {
    name: 'Select',
    on: ['nodes'],
    gives: 'nodes',
    forms: ['Select(name, ...)'],
    summary: 'The nodes that `As()` remembered, one name after the other.',
    make: ({ args, names }) => {
      const selected = [args.known('a name', names)];
      while (args.left > 0) selected.push(args.known('a name', names));
      return [recall(selected)];
    },
  },
];
