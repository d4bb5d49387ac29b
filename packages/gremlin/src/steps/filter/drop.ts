import type { ElementKind } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import type { Run } from '../../runner/run.ts';
import type { Batch } from '../../runner/source.ts';
import { ElementProperty } from '../../values/value.ts';
import {
  elementToChange,
  refusePast,
  removeProperty,
  transactionOf,
} from '../../writing/elements.ts';
import { defineStep, overload } from '../define-step.ts';
import { batchStep } from '../make-step.ts';

export const dropStep = defineStep({
  name: 'drop',
  kind: 'filter',
  summary: 'Removes elements, with the edges of vertices, or properties; nothing goes on.',
  overloads: [overload([], drop)],
});

function drop(): Step {
  return batchStep({ name: 'drop', writes: true }, async (batch: Batch, run: Run) => {
    const removed: Record<ElementKind, number[]> = { vertex: [], edge: [] };
    batch.forEach(refusePast);
    for (const { value } of batch) {
      if (value instanceof ElementProperty) await removeProperty(value, run);
      else {
        const element = await elementToChange(value, 'drop()', run);
        removed[element.kind].push(element.handle);
      }
    }
    await transactionOf(run).remove('edge', removed.edge);
    await transactionOf(run).remove('vertex', removed.vertex);
    return [];
  });
}
