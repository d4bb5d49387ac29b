import { bareToken } from '@meshlapse/gremlin';
import { CodedError } from '@meshlapse/model';

/**
 * Looks at the names and the number of a request's variables.
 *
 * @throws {CodedError} `BINDINGS_INVALID`
 */
export function checkBindings(names: Iterable<string>, limit: number): void {
  const all = [...names];
  if (all.length > limit) {
    throw invalid(
      `The message contains ${all.length} bindings which is more than is allowed by the server: at most ${limit}. Put values that belong together into one list or map.`,
    );
  }
  const reserved = all.filter((name) => bareToken(name) !== undefined);
  if (reserved.length > 0) {
    throw invalid(
      `The message supplies one or more invalid parameters key of [${reserved.join(', ')}] - these are reserved names. Give the variables other names.`,
    );
  }
}

function invalid(message: string): CodedError {
  return new CodedError({ code: 'BINDINGS_INVALID', category: 'incorrect', message });
}
