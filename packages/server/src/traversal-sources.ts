import { CodedError, type TemporalGraph } from '@meshlapse/model';

/** The graphs that a server answers for, by the names of their traversal sources; a query begins with `g`. */
export type TraversalSources = ReadonlyMap<string, TemporalGraph>;

/** The source of queries that name none. */
const DEFAULT_SOURCE = 'g';

export interface TraversalSource {
  readonly name: string;
  readonly graph: TemporalGraph;
}

/**
 * What `g` means in a request, as its aliases have it.
 *
 * @throws {CodedError} `NO_SUCH_SOURCE`
 */
export function sourceOf(
  sources: TraversalSources,
  aliases: Readonly<Record<string, string>>,
): TraversalSource {
  const { [DEFAULT_SOURCE]: name = DEFAULT_SOURCE, ...others } = aliases;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw noSuchSource(
      `Could not alias [${other}]: a query begins with ${DEFAULT_SOURCE}, so only ${DEFAULT_SOURCE} may stand for another source.`,
    );
  }
  const graph = sources.get(name);
  if (graph) return { name, graph };
  throw noSuchSource(
    `Could not alias [${DEFAULT_SOURCE}] to [${name}] as [${name}] not in the Graph or TraversalSource global bindings. There are ${[...sources.keys()].join(', ')}.`,
  );
}

function noSuchSource(message: string): CodedError {
  return new CodedError({ code: 'NO_SUCH_SOURCE', category: 'incorrect', message });
}
