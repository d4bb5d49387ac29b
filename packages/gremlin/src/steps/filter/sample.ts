import { integer, token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import type { Budget } from '../../runner/budget.ts';
import { mergeBulks } from '../../runner/bulk.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import type { Random } from '../../runner/random.ts';
import { collectByStart } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { isNumeric, toDouble } from '../../values/numbers.ts';
import { typeError } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';
import { localSample } from '../local-sample.ts';

export const sampleStep = defineStep({
  name: 'sample',
  kind: 'filter',
  summary:
    'Keeps so many at random, more likely those to which by() gives more weight. local: of each collection.',
  overloads: [
    overload([integer('n')], sample),
    overload([token('Scope', 'global'), integer('n')], (_, n) => sample(n)),
    overload([token('Scope', 'local'), integer('n')], (_, n) => localSample(n)),
  ],
});

interface Drawing {
  readonly random: Random;
  readonly budget: Budget;
}

/** A traverser and how much it weighs for one of its bulk. */
interface Weighed {
  readonly traverser: Traverser;
  readonly weight: number;
  taken: number;
}

function sample(n: number): Step {
  // Chance goes by the step, and this object stands for it however often its plan is rewritten.
  const owner = {};
  return new ByStep({ name: 'sample', isBarrier: true, mostBy: 1 }, (input, frame, by) =>
    collectByStart(input, frame, async (arrived) => {
      const { run } = frame;
      const collected = await mergeBulks(arrived, run);
      const weights = by.length === 0 ? undefined : await projectAll(inTurn(by, 0), collected, run);
      const weighed = collected.flatMap((traverser, i): Weighed[] => {
        const weight = weights ? weights[i] : 1;
        return weight === undefined ? [] : [{ traverser, weight: weightOf(weight), taken: 0 }];
      });
      return drawn(weighed, n, { random: run.chance.for(owner), budget: run.budget });
    }),
  );
}

function weightOf(weight: LiveValue): number {
  if (isNumeric(weight)) return toDouble(weight);
  throw typeError('sample()', 'weights that are numbers', weight);
}

/**
 * Draws without putting back, as TinkerPop does so that a seed draws the same: goes through what is left, each with
 * its share of the weight from there on, and from the beginning again after a hit or when nothing was hit.
 */
async function drawn(
  all: readonly Weighed[],
  n: number,
  chance: Drawing,
): Promise<readonly Traverser[]> {
  const size = all.reduce((sum, { traverser }) => sum + traverser.bulk, 0);
  if (size <= n) return all.map(({ traverser }) => traverser);
  const total = all.reduce((sum, { traverser, weight }) => sum + weight * traverser.bulk, 0);
  const order: Weighed[] = [];
  for (let missing = Math.min(n, weighty(all)); missing > 0; ) {
    if (chance.budget.isSliceOver) await chance.budget.breathe();
    const hit = firstHit(all, total, chance.random);
    if (!hit) continue;
    if (hit.taken === 0) order.push(hit);
    hit.taken += 1;
    missing -= 1;
  }
  return order.map(({ traverser, taken }) => traverser.withBulk(taken));
}

/** How many can be hit at all. */
function weighty(all: readonly Weighed[]): number {
  return all.reduce((sum, { traverser, weight }) => sum + (weight > 0 ? traverser.bulk : 0), 0);
}

function firstHit(all: readonly Weighed[], total: number, random: Random): Weighed | undefined {
  let rest = total;
  for (const candidate of all) {
    const left = candidate.traverser.bulk - candidate.taken;
    for (let i = 0; i < left; i += 1) {
      if (random.fraction() <= candidate.weight / rest) return candidate;
      rest -= candidate.weight;
    }
  }
  return undefined;
}
