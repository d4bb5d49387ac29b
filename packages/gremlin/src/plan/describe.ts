import type { Step, Traversal } from './step.ts';

/** A plan as people read it: `[V(label Pod), where([out(owns)]), count]`. */
export function describe({ steps }: Traversal): string {
  return `[${steps.map(describeStep).join(', ')}]`;
}

function describeStep(step: Step): string {
  const detail = step.detail === undefined || step.detail === '' ? [] : [step.detail];
  const inside = [...detail, ...(step.nested ?? []).map(describe)];
  return inside.length === 0 ? step.name : `${step.name}(${inside.join(', ')})`;
}
