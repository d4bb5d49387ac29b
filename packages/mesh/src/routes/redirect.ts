import type { HttpRedirect } from '../objects/http-route-actions.ts';
import type { Redirect } from '../output/route.ts';
import type { RouteContext } from './route-context.ts';

const CODES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const KEEP_REST = '%PREFIX()%';

/** The redirect of a route; `undefined` with a code that proxies do not know: the route then does nothing. */
export function redirectAction(
  redirect: HttpRedirect,
  context: RouteContext,
  isGatewayApi: boolean,
): Redirect | undefined {
  if (!CODES.has(redirect.code)) return undefined;
  const { uri } = redirect;
  const isPrefix = isGatewayApi && uri?.startsWith(KEEP_REST);
  return {
    code: redirect.code,
    scheme: redirect.scheme,
    host: redirect.authority,
    port: redirectPort(redirect, context),
    path: isPrefix ? undefined : uri,
    prefix: isPrefix ? uri?.slice(KEEP_REST.length) : undefined,
  };
}

/** The usual port of the scheme is not said. */
function redirectPort(redirect: HttpRedirect, context: RouteContext): number | undefined {
  const port = redirect.port === 'request' ? context.port : redirect.port;
  const scheme = redirect.scheme ?? (context.isTls ? 'https' : 'http');
  const isUsual = (port === 80 && scheme === 'http') || (port === 443 && scheme === 'https');
  return isUsual ? undefined : port || undefined;
}
