import type { Operand, Step } from '../../plan/step.ts';
import { operand } from '../../plan/write-parameters.ts';
import { loadHeadersIn } from '../../runner/read.ts';
import type { Run } from '../../runner/run.ts';
import { mapOf } from '../../values/collection.ts';
import { unexpected } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import {
  distinct,
  givenMembers,
  incomingMembers,
  pairingStep,
  refusedOperand,
} from '../collection-step.ts';
import { defineStep, overload, type Refusal } from '../define-step.ts';

export const mergeStep = defineStep({
  name: 'merge',
  kind: 'map',
  summary:
    'The members of each list and of another as a set; each map with the entries of another, which win.',
  overloads: [overload([operand('list|map')], merge)],
});

function merge(other: Operand): Step | Refusal {
  const isWritten = other.kind === 'value';
  const refused =
    isWritten && !(other.value instanceof Map) ? refusedOperand('merge', other.value) : undefined;
  if (refused) return refused;
  return pairingStep('merge', other, (own, given, run) => {
    if (own instanceof Map) return mergeMaps(own, given);
    if (isWritten && given instanceof Map) {
      throw unexpected(
        'merge step type mismatch: expected argument to be Iterable but got Map',
        own,
      );
    }
    return mergeMembers(own, given, run);
  });
}

async function mergeMaps(
  own: ReadonlyMap<LiveValue, LiveValue>,
  given: LiveValue,
): Promise<LiveValue> {
  if (!(given instanceof Map)) {
    throw unexpected('merge step expected provided argument to evaluate to a Map', given);
  }
  await loadHeadersIn([...own.keys(), ...given.keys()]);
  return mapOf([...own, ...given]);
}

async function mergeMembers(own: LiveValue, given: LiveValue, run: Run): Promise<LiveValue> {
  const members = [...incomingMembers('merge', own), ...givenMembers('merge', given)];
  return new Set((await distinct(members, run)).values());
}
