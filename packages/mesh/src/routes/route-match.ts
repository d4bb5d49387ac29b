import type { HttpMatch, NamedMatches, OptionalMatch } from '../objects/http-route.ts';
import { compareText } from '../objects/meta.ts';
import type { HeaderMatch, RouteMatch } from '../output/route.ts';
import { valueMatch } from './string-matcher.ts';

/** What a request must be like for a route; without a match any is right. */
export function routeMatch(match: HttpMatch | undefined, isGatewayApi: boolean): RouteMatch {
  if (!match) return { prefix: '/' };
  const headers = [
    ...headerMatches(match.headers),
    ...headerMatches(match.withoutHeaders).map(inverted),
    ...pseudoHeader(':method', match.method),
    ...pseudoHeader(':authority', match.authority),
    ...pseudoHeader(':scheme', match.scheme),
  ];
  const query = [...match.queryParams].map(([name, value]) => valueMatch(name, value));
  return {
    ...pathMatch(match, isGatewayApi),
    ignoreCase: match.ignoreUriCase || undefined,
    headers: sorted(headers),
    query: sorted(query),
  };
}

/** Whether no request gets past a route with this match. */
export function isCatchAll(match: HttpMatch | undefined, translated: RouteMatch): boolean {
  const { prefix, pathPrefix, regex, headers, query } = translated;
  const isAnyPath = prefix === '/' || pathPrefix === '/' || regex === '.*';
  const isAnyClaim = ![...(match?.headers ?? []), ...(match?.withoutHeaders ?? [])].some(([name]) =>
    isClaim(name),
  );
  return isAnyPath && !headers && !query && isAnyClaim;
}

function pathMatch({ uri }: HttpMatch, isGatewayApi: boolean): RouteMatch {
  switch (uri?.kind) {
    case undefined:
      return { prefix: '/' };
    case 'exact':
      return { exact: uri.value };
    case 'regex':
      return { regex: uri.value };
    case 'prefix':
      return isGatewayApi && uri.value !== '/'
        ? { pathPrefix: uri.value.replace(/\/$/, '') }
        : { prefix: uri.value };
  }
}

function headerMatches(named: NamedMatches): readonly HeaderMatch[] {
  return [...named]
    .filter(([name]) => !isClaim(name))
    .map(([name, match]) => valueMatch(name, match));
}

/** Claims of a verified token are written as headers, and compared with what the proxy knows of the token. */
function isClaim(name: string): boolean {
  return /^@request\.auth\.claims[.[]/i.test(name);
}

function inverted(match: HeaderMatch): HeaderMatch {
  return { ...match, invert: true, treatMissingAsEmpty: match.present ? undefined : true };
}

function pseudoHeader(name: string, match: OptionalMatch): readonly HeaderMatch[] {
  if (match === undefined) return [];
  return [valueMatch(name, match === 'any' ? undefined : match)];
}

/** In an order that does not depend on how the object was written: as JSON with sorted keys compares. */
function sorted<T extends HeaderMatch>(matches: readonly T[]): readonly T[] | undefined {
  if (matches.length === 0) return undefined;
  const keyed = matches.map((match) => [canonical(match), match] as const);
  return keyed.sort(([a], [b]) => compareText(a, b)).map(([, match]) => match);
}

function canonical(match: HeaderMatch): string {
  return JSON.stringify(Object.fromEntries(Object.entries(match).sort(byName)));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
