import { CodedError } from '@meshlapse/model';

/** What was typed contradicts itself, or has a value that it cannot have. */
export function usage(message: string): CodedError {
  return new CodedError({ code: 'USAGE', category: 'incorrect', message });
}
