import { predicate } from '../plan/parameters.ts';
import { loadHeadersIn } from '../runner/read.ts';
import { membersOf } from '../values/collection.ts';
import { meets } from '../values/predicate.ts';
import type { LiveValue } from '../values/value.ts';
import { type Overload, overload } from './define-step.ts';
import { batchStep } from './make-step.ts';

/** The forms of a filter that asks a condition of the members of each list, set or path; other values do not pass. */
export function membersFilterOverloads(
  name: string,
  keeps: (members: readonly LiveValue[], meets: (member: LiveValue) => boolean) => boolean,
): readonly Overload[] {
  return [
    overload([predicate()], (test) =>
      batchStep({ name }, async (batch) => {
        await loadHeadersIn(batch.map(({ value }) => value));
        return batch.filter(({ value }) => {
          const members = membersOf(value);
          return members !== undefined && keeps(members, (member) => meets(member, test) === true);
        });
      }),
    ),
  ];
}
