import type { Span } from '../language/ast.ts';
import type { BindContext } from '../plan/bind-context.ts';
import type { Step } from '../plan/step.ts';
import type { StepDefinition } from '../steps/define-step.ts';
import type { Service, StepService } from './service.ts';

/** What makes the step, apart from the rest: runs know of services, and steps of runs. */
interface StepMaker extends StepService {
  make(span: Span, context: BindContext): Step;
}

export function makesStep(service: Service): service is StepMaker {
  return service.kind === 'step' && 'make' in service;
}

/** A step of the language that takes no arguments, as a service. */
export function stepService(definition: StepDefinition): StepMaker {
  const { name, summary } = definition;
  return {
    kind: 'step',
    name,
    summary,
    isLanguage: true,
    parameters: [],
    make(span, context) {
      const made = definition.bind({ name, args: [], span }, context);
      if ('open' in made) return made;
      throw new TypeError(`${name}() is a service of its own and makes no step`);
    },
  };
}
