import { CodedError } from '@meshlapse/model';
import { text } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const failStep = defineStep({
  name: 'fail',
  kind: 'sideEffect',
  summary: 'Ends the query with an error as soon as a traverser arrives.',
  overloads: [overload([], () => fail('fail() step triggered')), overload([text('message')], fail)],
});

function fail(message: string): Step {
  return mapStep({ name: 'fail' }, () => {
    throw new CodedError({
      code: 'GREMLIN_FAIL',
      category: 'incorrect',
      message,
      data: { failStepMessage: message },
    });
  });
}
