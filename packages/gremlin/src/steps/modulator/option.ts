import type { Cardinality, Token } from '@meshlapse/model';
import { condition, token, traversal } from '../../plan/parameters.ts';
import type { MergeOption, Modulation, WantedMap } from '../../plan/step.ts';
import { cardinality, wantedMap } from '../../plan/write-parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const optionStep = defineStep({
  name: 'option',
  kind: 'modulator',
  summary:
    'A branch of the choose() before it: for a value, a predicate, or Pick.none, any, unproductive. Or what a merge does: Merge.onCreate, onMatch, outV, inV.',
  overloads: [
    overload([token('Merge'), wantedMap('map')], merged),
    overload([token('Merge'), wantedMap('map'), cardinality()], merged),
    overload([token('Merge'), traversal()], ({ name }, given) => ({
      kind: 'merge',
      option: name as MergeOption,
      source: { kind: 'traversal', traversal: given },
    })),
    overload([token('Pick'), traversal()], (pick, branch) => ({
      kind: 'option',
      pick,
      traversal: branch,
    })),
    overload([condition(), traversal()], (pick, branch) => ({
      kind: 'option',
      pick,
      traversal: branch,
    })),
    overload([traversal('pick'), traversal()], (pick, branch) => ({
      kind: 'option',
      pick,
      traversal: branch,
    })),
  ],
});

/** A cardinality goes for every property of the map that has none. */
function merged({ name }: Token, map: WantedMap, cardinality?: Cardinality): Modulation {
  const wanted = [...map].map(([key, own]) =>
    typeof key === 'string' && cardinality
      ? ([key, { cardinality, ...own }] as const)
      : ([key, own] as const),
  );
  return {
    kind: 'merge',
    option: name as MergeOption,
    source: { kind: 'map', map: new Map(wanted) },
  };
}
