import type { StepDefinition } from '../steps/define-step.ts';
import type { StepService } from './service.ts';

/** A step of the language that takes no arguments, as a service. */
export function stepService(definition: StepDefinition): StepService {
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
