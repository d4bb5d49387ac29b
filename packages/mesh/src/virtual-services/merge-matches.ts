import type { HttpMatch, NamedMatches, OptionalMatch } from '../objects/http-route.ts';

/**
 * The matches of a delegate's route below those of the root's: every pair where the delegate's is within the
 * root's. `undefined` when one of the delegate's is within none.
 */
export function mergeMatches(
  roots: readonly HttpMatch[],
  own: readonly HttpMatch[],
): readonly HttpMatch[] | undefined {
  if (roots.length === 0) return own;
  if (own.length === 0) return roots;
  const merged = own.map((leaf) =>
    roots.filter((root) => isWithin(root, leaf)).map((root) => mergeMatch(root, leaf)),
  );
  return merged.some((found) => found.length === 0) ? undefined : merged.flat();
}

function mergeMatch(root: HttpMatch, own: HttpMatch): HttpMatch {
  return {
    name: joinNames(root.name, own.name),
    uri: own.uri ?? root.uri,
    ignoreUriCase: own.ignoreUriCase,
    scheme: own.scheme ?? root.scheme,
    method: own.method ?? root.method,
    authority: own.authority ?? root.authority,
    headers: new Map([...root.headers, ...own.headers]),
    withoutHeaders: new Map([...root.withoutHeaders, ...own.withoutHeaders]),
    queryParams: new Map([...root.queryParams, ...own.queryParams]),
    port: own.port ?? root.port,
    sourceLabels: { ...root.sourceLabels, ...own.sourceLabels },
    sourceNamespace: own.sourceNamespace ?? root.sourceNamespace,
    gateways: own.gateways.length > 0 ? own.gateways : root.gateways,
  };
}

function isWithin(root: HttpMatch, leaf: HttpMatch): boolean {
  return (
    isTextWithin(root.uri, leaf.uri) &&
    isTextWithin(root.scheme, leaf.scheme) &&
    isTextWithin(root.method, leaf.method) &&
    isTextWithin(root.authority, leaf.authority) &&
    areNamedWithin(root.headers, leaf.headers) &&
    areNamedWithin(root.withoutHeaders, leaf.withoutHeaders) &&
    areNamedWithin(root.queryParams, leaf.queryParams) &&
    root.ignoreUriCase === leaf.ignoreUriCase &&
    isSourceWithin(root, leaf)
  );
}

function isSourceWithin(root: HttpMatch, leaf: HttpMatch): boolean {
  const isPortWithin = !root.port || !leaf.port || root.port === leaf.port;
  const isNamespaceWithin = !root.sourceNamespace || leaf.sourceNamespace === root.sourceNamespace;
  const areLabelsWithin = Object.entries(leaf.sourceLabels).every(
    ([key, value]) => (root.sourceLabels[key] ?? value) === value,
  );
  const areGatewaysWithin =
    root.gateways.length === 0 ||
    (leaf.gateways.length <= root.gateways.length &&
      leaf.gateways.every((gateway) => root.gateways.includes(gateway)));
  return isPortWithin && isNamespaceWithin && areLabelsWithin && areGatewaysWithin;
}

function areNamedWithin(root: NamedMatches, leaf: NamedMatches): boolean {
  return [...leaf].every(
    ([name, match]) => !root.has(name) || isTextWithin(root.get(name) ?? 'any', match ?? 'any'),
  );
}

/** Whether a text that passes `leaf` passes `root` too, as far as Istio tells: it compares no regexes. */
function isTextWithin(root: OptionalMatch, leaf: OptionalMatch): boolean {
  if (root === undefined || leaf === undefined) return true;
  if (root === 'any' || leaf === 'any') return false;
  if (root.kind === 'regex' || leaf.kind === 'regex' || root.value === '') return false;
  if (root.kind === 'exact') return leaf.kind === 'exact' && leaf.value === root.value;
  return leaf.value !== '' && leaf.value.startsWith(root.value);
}

export function joinNames(root: string | undefined, own: string | undefined): string | undefined {
  return root !== undefined && own !== undefined ? `${root}-${own}` : (own ?? root);
}
