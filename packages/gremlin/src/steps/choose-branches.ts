import { Token } from '@meshlapse/model';
import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { openBranches } from '../runner/branches.ts';
import { divide } from '../runner/local.ts';
import type { Frame, Source } from '../runner/source.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';
import { type Option, routeByValue } from './route-by-value.ts';

/** Sends each traverser into the one branch or the other, by whether a condition gives something. */
export class IfThenElse implements Step {
  readonly name = 'choose';
  readonly bears = 'time';
  readonly branches = true;
  readonly nested: readonly Traversal[];

  constructor(condition: Traversal, yes: Traversal, no: Traversal) {
    this.nested = [condition, yes, no];
  }

  withNested([condition, yes, no]: readonly Traversal[]): Step {
    const nothing = { steps: [] };
    return new IfThenElse(condition ?? nothing, yes ?? nothing, no ?? nothing);
  }

  open(input: Source, frame: Frame): Source {
    const [condition, ...branches] = this.nested;
    return openBranches(branches, input, frame, async (batch) => {
      const { yes, no } = await divide(condition ?? { steps: [] }, batch, frame.run);
      return [yes, no];
    });
  }
}

/**
 * Sends each traverser into branches by what a projection sees: with `choose()` the first option that fits, and what
 * none takes goes on unchanged; with `branch()` all that fit, and what none takes is dropped.
 */
export class Options implements Step {
  readonly name: 'choose' | 'branch';
  readonly bears = 'one';
  readonly branches = true;
  readonly #by: Projection;
  readonly #options: readonly Option[];

  constructor(name: 'choose' | 'branch', by: Projection, options: readonly Option[] = []) {
    this.name = name;
    this.#by = by;
    this.#options = options;
  }

  get nested(): readonly Traversal[] {
    const inOptions = this.#options.flatMap(({ pick, traversal }) =>
      isTraversal(pick) ? [pick, traversal] : [traversal],
    );
    return [...nestedIn([this.#by]), ...inOptions];
  }

  withNested(nested: readonly Traversal[]): Step {
    const inBy = nestedIn([this.#by]).length;
    const [by = this.#by] = projectionsWith([this.#by], nested.slice(0, inBy));
    const rest = nested.slice(inBy);
    const options = this.#options.map(({ pick, traversal }) => ({
      pick: isTraversal(pick) ? (rest.shift() ?? pick) : pick,
      traversal: rest.shift() ?? traversal,
    }));
    return new Options(this.name, by, options);
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind !== 'option' || this.refusal(modulation) !== undefined) return undefined;
    const { pick, traversal } = modulation;
    return new Options(this.name, this.#by, [...this.#options, { pick, traversal }]);
  }

  refusal(modulation: Modulation): string | undefined {
    const isAsked = modulation.kind === 'option' && isTraversal(modulation.pick);
    if (this.name === 'branch' || !isAsked) return undefined;
    return 'Traversal is not allowed as a Pick token for choose().option()';
  }

  open(input: Source, frame: Frame): Source {
    const isChoose = this.name === 'choose';
    const branches = this.#options.map(({ traversal }) => traversal);
    const how = { by: this.#by, options: this.#options, takesFirst: isChoose };
    return openBranches(isChoose ? [...branches, { steps: [] }] : branches, input, frame, (batch) =>
      routeByValue(batch, how, frame.run),
    );
  }
}

function isTraversal(pick: Option['pick']): pick is Traversal {
  return !(pick instanceof Token) && 'steps' in pick;
}
