import type { TraversalMetrics } from '@meshlapse/model';
import { text } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import type { Run } from '../../runner/run.ts';
import type { SideEffect } from '../../runner/side-effects.ts';
import { afterRound } from '../../runner/source.ts';
import { defineStep, overload } from '../define-step.ts';

export const profileStep = defineStep({
  name: 'profile',
  kind: 'sideEffect',
  summary:
    'Runs the query and tells what each step did: time, traversers, rows read, index. With a key: beside the traversal, for cap().',
  overloads: [overload([], () => profile), overload([text('sideEffectKey')], profileUnder)],
});

const profile: Step = {
  name: 'profile',
  isBarrier: true,
  bears: 'time',
  profiles: true,
  open: (input, frame) =>
    afterRound(
      input,
      () => undefined,
      () => {
        const metrics = metricsOf(frame.run, profile);
        return frame.starts().map((start) => start.restart(metrics));
      },
    ),
};

function profileUnder(key: string): Step {
  const step: Step = {
    name: 'profile',
    bears: 'time',
    profiles: true,
    open(input, { run }) {
      run.sideEffects.claim(key, Profile, () => new Profile(() => metricsOf(run, step)));
      return input;
    },
  };
  return step;
}

/** Metrics as they are when they are asked for. */
class Profile implements SideEffect {
  readonly read: () => TraversalMetrics;

  constructor(read: () => TraversalMetrics) {
    this.read = read;
  }
}

function metricsOf({ profiler }: Run, step: Step): TraversalMetrics {
  if (!profiler) throw new TypeError('A plan that profiles itself was run without a profiler');
  return profiler.metricsBefore(step);
}
