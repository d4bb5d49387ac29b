/**
 * The percentages of an Istio route's destinations.
 *
 * A single destination takes everything whatever its weight; of several, one without a weight counts as 0, and
 * the sum need not be 100.
 */
export function destinationShares(weights: readonly (number | undefined)[]): readonly number[] {
  if (weights.length === 1) return [100];
  return percentages(weights.map((weight) => weight ?? 0));
}

/** The percentages of a Gateway API rule's backends: without a weight one counts as 1. */
export function backendShares(weights: readonly (number | undefined)[]): readonly number[] {
  return percentages(weights.map((weight) => weight ?? 1));
}

/** A negative weight, which no API server accepts, takes nothing. */
function percentages(written: readonly number[]): readonly number[] {
  const weights = written.map((weight) => Math.max(0, weight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? (100 * weight) / sum : 0));
}
