import type { MaybePromise } from '@meshlapse/model';
import type { Operand, Step, Traversal } from '../plan/step.ts';
import { operand } from '../plan/write-parameters.ts';
import { identify } from '../runner/identify.ts';
import { firstResults } from '../runner/local.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { membersOf } from '../values/collection.ts';
import { unexpected } from '../values/type-error.ts';
import type { LiveValue } from '../values/value.ts';
import { type Overload, overload, type Refusal, refusal } from './define-step.ts';
import { nestedStep } from './nested-step.ts';

/** Makes one value of what came in and of the operand. */
export type Pairing = (own: LiveValue, other: LiveValue, run: Run) => MaybePromise<LiveValue>;

/** A step that pairs each value with its operand. */
export function pairingStep(name: string, other: Operand, pair: Pairing): Step {
  const nested = other.kind === 'traversal' ? [other.traversal] : [];
  return nestedStep(name, nested, async (batch, [asked], run) => {
    const given = asked ? await resultsFor(name, asked, batch, run) : undefined;
    const moved: Traverser[] = [];
    for (const [i, traverser] of batch.entries()) {
      const result = given?.[i];
      const operand = other.kind === 'value' ? other.value : (result?.value ?? null);
      const paired = await pair(traverser.value, operand, run);
      moved.push(traverser.move(paired, result?.during ?? traverser.during));
    }
    return moved;
  });
}

async function resultsFor(
  name: string,
  asked: Traversal,
  batch: Batch,
  run: Run,
): Promise<readonly Traverser[]> {
  const results = await firstResults(asked, batch, run);
  return results.map((result, i) => {
    if (result) return result;
    throw unexpected(
      `The traversal in ${name}() gives nothing, so that the provided traverser does not map to a value`,
      batch[i]?.value ?? null,
    );
  });
}

/** The forms of a step that pairs lists, sets and paths with others of these. */
export function collectionOverloads(
  name: string,
  pair: (
    own: readonly LiveValue[],
    other: readonly LiveValue[],
    run: Run,
  ) => MaybePromise<LiveValue>,
): readonly Overload[] {
  return [
    overload([operand('list')], (other) => {
      const refused = other.kind === 'value' ? refusedOperand(name, other.value) : undefined;
      if (refused) return refused;
      return pairingStep(name, other, (own, given, run) =>
        pair(incomingMembers(name, own), givenMembers(name, given), run),
      );
    }),
  ];
}

/** Why a value that is written out cannot be the operand; `undefined` when it can. */
export function refusedOperand(name: string, given: LiveValue): Refusal | undefined {
  if (given === null) return refusal(`Argument provided for ${name} step can't be null`);
  if (membersOf(given)) return undefined;
  return refusal(
    `${name} step can only take an array or an Iterable as an argument, encountered another value: write a list`,
  );
}

/** @throws {CodedError} `GREMLIN_TYPE` when what comes in is no list, set or path. */
export function incomingMembers(name: string, own: LiveValue): readonly LiveValue[] {
  if (own === null) throw unexpected(`Incoming traverser for ${name} step can't be null`, own);
  const members = membersOf(own);
  if (members) return members;
  throw unexpected(
    `${name} step can only take an array or an Iterable type for incoming traversers`,
    own,
  );
}

/** @throws {CodedError} `GREMLIN_TYPE` when a traversal gave no list, set or path. */
export function givenMembers(name: string, given: LiveValue): readonly LiveValue[] {
  const what = `Provided traversal argument for ${name} step must yield an iterable type`;
  if (given === null) throw unexpected(`${what}, not null`, given);
  const members = membersOf(given);
  if (members) return members;
  throw unexpected(what, given);
}

/** The first of each member, by what it is. */
export async function distinct(
  members: readonly LiveValue[],
  run: Run,
): Promise<ReadonlyMap<string, LiveValue>> {
  const found = new Map<string, LiveValue>();
  for (const [i, key] of (await identify(members, run)).entries()) {
    if (!found.has(key)) found.set(key, members[i] ?? null);
  }
  return found;
}

/** The members of one that are, or are not, in the other. */
export function membersBy(
  of: ReadonlyMap<string, LiveValue>,
  other: ReadonlyMap<string, LiveValue>,
  areShared: boolean,
): readonly LiveValue[] {
  return [...of].flatMap(([key, member]) => (other.has(key) === areShared ? [member] : []));
}
