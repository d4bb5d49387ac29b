import type { Step } from '../../plan/step.ts';
import { groupsOf } from '../../runner/read.ts';
import { type Batch, mapBatches, type Source } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { typeError } from '../../values/type-error.ts';
import { Element } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';

/** Each version holds in its own time, whatever time the traverser came from; that time is kept for what is asked of all. */
class History implements Step {
  readonly name = 'history';
  readonly bears = 'time';

  open(input: Source): Source {
    return mapBatches(input, versionsOf);
  }
}

async function versionsOf(batch: Batch): Promise<readonly Traverser[]> {
  const elements = batch.map(({ value }) => {
    if (value instanceof Element) return value;
    throw typeError('history()', 'an element', value);
  });
  const results: Traverser[][] = batch.map(() => []);
  for (const group of groupsOf(elements)) {
    const members = group.flatMap((i) => elements[i] ?? []);
    const [{ view, kind }] = members as [Element];
    const handles = members.map(({ handle }) => handle);
    const past = await view.history(kind, handles);
    for (const [row, handle] of past.versions.handles.entries()) {
      const i = group[past.versions.source[row] ?? -1] ?? -1;
      const version = new Element(kind, past.view, handle);
      const moved = batch[i]?.enterHistory(version, past.versions.during?.[row]);
      if (moved) results[i]?.push(moved);
    }
  }
  return results.flat();
}

export const historyStep = defineStep({
  name: 'history',
  kind: 'flatMap',
  summary: 'All versions of each element, newest first.',
  overloads: [overload([], () => new History())],
});
