import type { Step, Traversal } from '../plan/step.ts';
import { identify } from '../runner/identify.ts';
import { scopeValues } from '../runner/scope-values.ts';
import type { Traverser } from '../runner/traverser.ts';
import { LabelStep } from './label-step.ts';
import { batchStep } from './make-step.ts';

const CONNECTIVES: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** The condition with a leading `as()` as "begin there", and an ending one as "arrive there". */
export function withScope(traversal: Traversal): Traversal {
  const steps = traversal.steps.map((step, i) => {
    if (step instanceof LabelStep) {
      if (i === 0) return beginAt(step.labels[0] ?? '');
      if (i === traversal.steps.length - 1) return arriveAt(step.labels[0] ?? '');
    }
    if (!CONNECTIVES.has(step.name) || !step.withNested) return step;
    return step.withNested((step.nested ?? []).map(withScope));
  });
  return { steps };
}

function beginAt(label: string): Step {
  return batchStep({ name: 'where', needs: 'labels', reads: [label] }, async (batch, run) => {
    const values = await scopeValues(batch, label, run);
    return batch.flatMap((traverser, i) => {
      const value = values[i];
      return value === undefined ? [] : traverser.move(value);
    });
  });
}

function arriveAt(label: string): Step {
  return batchStep({ name: 'where', needs: 'labels', reads: [label] }, async (batch, run) => {
    const values = await scopeValues(batch, label, run);
    const wanted = await identify(
      values.map((value) => value ?? null),
      run,
    );
    const here = await identify(
      batch.map(({ value }) => value),
      run,
    );
    const arrived = (_: Traverser, i: number) => values[i] !== undefined && here[i] === wanted[i];
    return batch.filter(arrived);
  });
}
