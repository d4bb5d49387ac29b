import { Token } from '@meshlapse/model';
import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { openBranches } from '../runner/branches.ts';
import { divide } from '../runner/local.ts';
import { projectAll } from '../runner/projection.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import type { Batch, Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { meets, type Predicate } from '../values/predicate.ts';
import type { LiveValue } from '../values/value.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';

interface Option {
  readonly pick: Predicate | Token;
  readonly traversal: Traversal;
}

/** By whether a condition gives something, or by what a projection sees. */
export type Choice =
  | {
      readonly kind: 'condition';
      readonly condition: Traversal;
      readonly branches: readonly [Traversal, Traversal];
    }
  | { readonly kind: 'value'; readonly by: Projection; readonly options: readonly Option[] };

/** Sends each traverser into one branch. What no option takes goes on unchanged. */
export class Choose implements Step {
  readonly name = 'choose';
  readonly #choice: Choice;

  constructor(choice: Choice) {
    this.#choice = choice;
  }

  get nested(): readonly Traversal[] {
    const choice = this.#choice;
    if (choice.kind === 'condition') return [choice.condition, ...choice.branches];
    return [...nestedIn([choice.by]), ...choice.options.map(({ traversal }) => traversal)];
  }

  withNested(nested: readonly Traversal[]): Step {
    const choice = this.#choice;
    if (choice.kind === 'condition') {
      const [condition = choice.condition, yes, no] = nested;
      const [oldYes, oldNo] = choice.branches;
      return new Choose({ ...choice, condition, branches: [yes ?? oldYes, no ?? oldNo] });
    }
    const inBy = nestedIn([choice.by]).length;
    const [by = choice.by] = projectionsWith([choice.by], nested.slice(0, inBy));
    const options = choice.options.map((option, i) => ({
      ...option,
      traversal: nested[inBy + i] ?? option.traversal,
    }));
    return new Choose({ ...choice, by, options });
  }

  modulate(modulation: Modulation): Step | undefined {
    const choice = this.#choice;
    if (modulation.kind !== 'option' || choice.kind !== 'value') return undefined;
    const { pick, traversal } = modulation;
    return new Choose({ ...choice, options: [...choice.options, { pick, traversal }] });
  }

  open(input: Source, frame: Frame): Source {
    const choice = this.#choice;
    if (choice.kind === 'condition') {
      return openBranches(choice.branches, input, frame, async (batch) => {
        const { yes, no } = await divide(choice.condition, batch, frame.run);
        return [yes, no];
      });
    }
    const branches = [...choice.options.map(({ traversal }) => traversal), { steps: [] }];
    return openBranches(branches, input, frame, (batch) => byValue(batch, choice, frame.run));
  }
}

async function byValue(
  batch: Batch,
  { by, options }: Extract<Choice, { kind: 'value' }>,
  run: Run,
): Promise<readonly (readonly Traverser[])[]> {
  const values = await projectAll(by, batch, run);
  await loadHeadersIn(values.map((value) => value ?? null));
  const routed: Traverser[][] = [...options, undefined].map(() => []);
  for (const [i, traverser] of batch.entries()) {
    const taken = branchesFor(values[i], options);
    for (const branch of taken.length > 0 ? taken : [options.length])
      routed[branch]?.push(traverser);
  }
  return routed;
}

/** The first option whose pick fits, and all that say `any`; without one, those that say `none`. */
function branchesFor(value: LiveValue | undefined, options: readonly Option[]): readonly number[] {
  const said = (name: string) => options.flatMap(({ pick }, i) => (isPick(pick, name) ? [i] : []));
  if (value === undefined) return said('unproductive');
  const fitting = options.findIndex(
    ({ pick }) => !(pick instanceof Token) && meets(value, pick) === true,
  );
  const taken = [...(fitting < 0 ? [] : [fitting]), ...said('any')];
  return taken.length > 0 ? taken : said('none');
}

function isPick(pick: Option['pick'], name: string): boolean {
  return pick instanceof Token && pick.name === name;
}
