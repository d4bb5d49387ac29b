import { name, traversal } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { beginRepeat } from '../repeat-loop.ts';

export const repeatStep = defineStep({
  name: 'repeat',
  kind: 'branch',
  summary: 'Runs the traversal again and again: see until(), times() and emit().',
  overloads: [
    overload([traversal()], (body) => ({ kind: 'repeat', body, name: undefined })),
    overload([name('name'), traversal()], (name, body) => ({ kind: 'repeat', body, name })),
  ],
  begin: beginRepeat,
});
