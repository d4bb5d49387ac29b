import type { HttpMatch, HttpRoute } from '../objects/http-route.ts';
import type { StringMatch } from '../objects/string-match.ts';

const RANKS: Readonly<Record<StringMatch['kind'], number>> = { exact: 3, prefix: 2, regex: 1 };

/**
 * Orders routes as the Gateway API asks, the most particular first: by the kind and length of the path, then those for
 * one method, then by the number of headers and of query parameters. Those that are equal stay as they are.
 */
export function mostParticularFirst(a: HttpRoute, b: HttpRoute): number {
  const [first] = a.match;
  const [second] = b.match;
  if (!first || !second) return Number(!first) - Number(!second);
  const ours = particulars(first);
  return (
    particulars(second)
      .map((theirs, i) => theirs - (ours[i] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
}

function particulars({ uri, method, headers, queryParams }: HttpMatch): readonly number[] {
  return [
    uri ? RANKS[uri.kind] : -1,
    uri?.value.length ?? 0,
    Number(method !== undefined),
    headers.size,
    queryParams.size,
  ];
}
