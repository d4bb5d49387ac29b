import { CodedError } from '@meshlapse/model';

/** Refuses a name that means something to graph computers only. */
export function computerOnly(name: string): never {
  throw new CodedError({
    code: 'GREMLIN_NOT_SUPPORTED',
    category: 'unsupported',
    message: `not supported: ${name}() needs a graph computer, and there is none. Say it with repeat(), or compute it outside.`,
    data: { name },
  });
}
