import type { LiveValue } from '../values/value.ts';
import type { RequestMessage } from './serializer.ts';
import { isPlain } from './wire-checks.ts';
import { wireError } from './wire-error.ts';

/**
 * The variables that a request gives values to.
 *
 * @throws {CodedError} `WIRE_INVALID` when they are no map, or a traversal or predicate is among them.
 */
export function bindingsOf({ args, requestId }: RequestMessage): ReadonlyMap<string, LiveValue> {
  const bindings = args.get('bindings') ?? new Map();
  if (!(bindings instanceof Map)) {
    throw wireError('The bindings are no map', { requestId, position: '$.args.bindings' });
  }
  const read = [...bindings].map(([name, value]): [string, LiveValue] => {
    if (typeof name === 'string' && isPlain(value)) return [name, value];
    throw wireError('A binding is a name with a value, not with a traversal or predicate', {
      requestId,
      position: '$.args.bindings',
    });
  });
  return new Map(read);
}
