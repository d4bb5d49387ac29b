import { text, traversal, value } from '../../plan/parameters.ts';
import type { Traversal } from '../../plan/step.ts';
import { services } from '../../services/registry.gen.ts';
import { makesStep } from '../../services/step-service.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, type Overload, overload } from '../define-step.ts';
import { ServiceCall } from '../service-call.ts';

/** A step of the language by its name, or a service without parameters. */
const byName: Overload = {
  parameters: [text('service')],
  make(args, context) {
    const read = text('service').read(args, context);
    const [argument, more] = args;
    if (!read || !argument || more) return undefined;
    const service = services.find(({ name }) => name === read.value);
    if (!service || !makesStep(service)) return new ServiceCall(read.value);
    return service.make({ start: 0, end: 0 }, context);
  },
};

export const callStep = defineStep({
  name: 'call',
  kind: 'start',
  summary:
    "What a service gives, at the beginning or for each traverser; parameters are a map or with(). Without a name, or with '--list': the names of all services.",
  overloads: [
    overload([], () => new ServiceCall('--list')),
    byName,
    overload([text('service'), traversal('parameters')], (name, found) =>
      call(name, undefined, found),
    ),
    overload([text('service'), value('parameters')], (name, given) => call(name, given)),
    overload([text('service'), value('parameters'), traversal('parameters')], call),
  ],
});

function call(
  name: string,
  given: LiveValue | undefined,
  found?: Traversal,
): ServiceCall | undefined {
  if (given !== undefined && !(given instanceof Map)) return undefined;
  return new ServiceCall(name, { ...(given && { given }), ...(found && { found }) });
}
