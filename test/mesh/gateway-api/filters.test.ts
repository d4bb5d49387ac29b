import { Mesh } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { gatewayApi, service } from '../../support/mesh-objects.ts';

/** The Istio route of a rule with one backend, of a route that is bound to that. */
function routeOf(rule: JsonObject, kind = 'HTTPRoute') {
  const route = gatewayApi(kind, 'r', {
    parentRefs: [{ group: '', kind: 'Service', name: 'web' }],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }], ...rule }],
  });
  return new Mesh([service('web'), route]).gatewayApi.virtualServices[0]?.http[0];
}

function filtered(type: string, key: string, filter: JsonObject, kind?: string) {
  return routeOf({ filters: [{ type, [key]: filter }] }, kind);
}

t.test('headers are changed on the way there and back', async (t) => {
  const change = {
    set: [
      { name: 'A', value: '1' },
      { name: 'a', value: '2' },
    ],
    add: [{ name: 'b', value: '3' }],
    remove: ['c'],
  };
  const read = { set: { a: '1' }, add: { b: '3' }, remove: ['c'] };
  const none = { set: {}, add: {}, remove: [] };
  t.same(filtered('RequestHeaderModifier', 'requestHeaderModifier', change)?.headers, {
    request: read,
    response: none,
  });
  t.same(filtered('ResponseHeaderModifier', 'responseHeaderModifier', change)?.headers, {
    request: none,
    response: read,
  });
  const filters = [{ type: 'RequestHeaderModifier', requestHeaderModifier: change }];
  const backendRefs = [{ name: 'web', port: 80, filters }];
  t.same(routeOf({ backendRefs })?.route[0]?.headers, { request: read, response: none });
});

t.test('redirects keep the port of the request unless they name a scheme', async (t) => {
  const redirect = (filter: JsonObject) =>
    filtered('RequestRedirect', 'requestRedirect', filter)?.redirect;
  t.match(redirect({}), { code: 301, port: 'request', uri: undefined });
  t.match(redirect({ scheme: 'https', statusCode: 302 }), { code: 302, port: undefined });
  t.match(redirect({ port: 8443, hostname: 'a.test' }), { port: 8443, authority: 'a.test' });
  t.match(redirect({ path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } }), { uri: '/x' });
  t.match(redirect({ path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/x' } }), {
    uri: '%PREFIX()%/x',
  });
});

t.test('paths and hosts are rewritten', async (t) => {
  const rewrite = (filter: JsonObject) => filtered('URLRewrite', 'urlRewrite', filter)?.rewrite;
  const prefix = (replacePrefixMatch: string) => ({
    path: { type: 'ReplacePrefixMatch', replacePrefixMatch },
  });
  t.equal(rewrite(prefix('/v2/'))?.uri, '/v2');
  t.equal(rewrite(prefix(''))?.uri, '/');
  t.same(rewrite({ path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } })?.regex, {
    match: '/.*',
    rewrite: '/x',
  });
  t.equal(rewrite({ hostname: 'a.test' })?.authority, 'a.test');
  t.equal(rewrite({}), undefined);
});

t.test('requests are mirrored by percent or fraction to backends that are there', async (t) => {
  const mirrors = (more: JsonObject, name = 'web', kind?: string) => {
    const backendRef = { name, port: 80 };
    return filtered('RequestMirror', 'requestMirror', { backendRef, ...more }, kind)?.mirrors;
  };
  t.match(mirrors({}), [{ host: 'web.shop.svc.cluster.local', port: 80, percentage: undefined }]);
  t.match(mirrors({ percent: 5 }), [{ percentage: 5 }]);
  t.match(mirrors({ fraction: { numerator: 1, denominator: 8 } }), [{ percentage: 12.5 }]);
  t.same(mirrors({}, 'missing'), []);
  t.equal(mirrors({}, 'missing', 'GRPCRoute'), undefined, 'which spoils a GRPCRoute');
});

t.test('origins with a wildcard are compared as texts', async (t) => {
  const allowOrigins = ['*', 'https://a.test', 'https://b.*', 'https://*.c.test'];
  const cors = filtered('CORS', 'cors', { allowOrigins, maxAge: 5, allowCredentials: true })?.cors;
  t.same(cors?.allowOrigins.slice(1), [
    { kind: 'exact', value: 'https://a.test' },
    { kind: 'prefix', value: 'https://b.' },
    { kind: 'regex', value: '^https://.*\\.c\\.test$' },
  ]);
  t.equal(cors?.allowOrigins[0]?.kind, 'regex');
  t.match(cors, { maxAgeMs: 5000, allowCredentials: true, ignoreUnmatchedPreflights: true });
});

t.test('a time limit of a backend is that of each try, if there are several', async (t) => {
  const timeouts = { request: '9s', backendRequest: '2s' };
  t.match(routeOf({ timeouts }), { timeoutMs: 2000, retries: undefined });
  t.match(routeOf({ timeouts: { request: '0s' } }), { timeoutMs: undefined });
  t.match(routeOf({ timeouts, retry: { codes: [503] } }), {
    timeoutMs: 9000,
    retries: {
      attempts: 2,
      perTryTimeoutMs: 2000,
      retryOn: 'connect-failure,refused-stream,unavailable,cancelled,503',
    },
  });
});
