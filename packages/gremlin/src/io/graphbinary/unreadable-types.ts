import { CODE } from './type-codes.ts';

/** The types that end a client instead of failing its request, with their names for users. */
const OF_JAVASCRIPT: ReadonlyMap<number, string> = new Map([
  [CODE.bigDecimal, 'BigDecimal'],
  [CODE.graph, 'Graph'],
  [CODE.tree, 'Tree'],
  [CODE.metrics, 'Metrics'],
  [CODE.traversalMetrics, 'TraversalMetrics'],
  [CODE.char, 'Char'],
  [CODE.duration, 'Duration'],
]);

const READS_ALL: ReadonlyMap<number, string> = new Map();

/**
 * The GraphBinary types that a client cannot read, by what it says of itself.
 *
 * TinkerPop's JavaScript driver throws where nobody catches when it meets one that it does not know.
 */
export function unreadableBy(userAgent = ''): ReadonlyMap<number, string> {
  return /gremlin-javascript/i.test(userAgent) ? OF_JAVASCRIPT : READS_ALL;
}
