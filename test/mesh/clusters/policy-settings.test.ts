import { clientClusters, clientView, Mesh } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { client, core, istio, service } from '../../support/mesh-objects.ts';

/** The cluster of a service with one port under a traffic policy and a mesh configuration. */
function cluster(trafficPolicy: JsonObject, { port = 'http', mesh = '', type = 'sidecar' } = {}) {
  const objects = [
    service('web', { ports: [{ name: port, port: 80 }] }),
    istio('DestinationRule', 'web', { host: 'web', trafficPolicy }),
    core('ConfigMap', 'istio', { data: { mesh } }, { namespace: 'istio-system' }),
  ];
  const view = clientView(new Mesh(objects), client({ type: type as 'sidecar' | 'router' }));
  return clientClusters(view)['outbound|80||web.shop.svc.cluster.local'];
}

t.test('limits of connections are named; zero and absent are no limit', async (t) => {
  const pool = (tcp: JsonObject, http: JsonObject) => cluster({ connectionPool: { tcp, http } });
  const limited = pool(
    { maxConnections: 1, connectTimeout: '1.5s' },
    { http1MaxPendingRequests: 2, http2MaxRequests: 3, maxRetries: 4 },
  );
  t.match(limited?.circuit, { maxConnections: 1, maxPending: 2, maxRequests: 3, maxRetries: 4 });
  t.equal(limited?.connectTimeout, '1.5s');
  const unlimited = pool({ maxConnections: 0, connectTimeout: '10s' }, {});
  t.equal(unlimited?.circuit, undefined);
  t.equal(unlimited?.connectTimeout, undefined);
});

t.test('the mesh says how long connecting may take, the rule overrides it', async (t) => {
  const mesh = 'connectTimeout: 2s';
  t.equal(cluster({}, { mesh })?.connectTimeout, '2s');
  const own = { connectionPool: { tcp: { connectTimeout: '10s' } } };
  t.equal(cluster(own, { mesh })?.connectTimeout, undefined);
});

t.test('keepalive of the rule overrides the mesh’s field by field', async (t) => {
  const tcpKeepalive = { time: '90s' };
  const found = cluster(
    { connectionPool: { tcp: { tcpKeepalive } } },
    { mesh: 'tcpKeepalive: {probes: 3, time: 10s}' },
  );
  t.match(found?.tcpKeepalive, { keepaliveProbes: 3, keepaliveTime: 90 });
  t.equal(cluster({})?.tcpKeepalive, undefined);
});

t.test('HTTP goes up by the port, what the client speaks, or an upgrade', async (t) => {
  const protocol = (...args: Parameters<typeof cluster>) => cluster(...args)?.http?.protocol;
  const http = (fields: JsonObject) => ({ connectionPool: { http: fields } });
  t.equal(protocol({}), undefined);
  t.equal(protocol({}, { port: 'grpc' }), 'http2');
  t.equal(protocol({}, { port: 'any' }), 'downstream');
  t.equal(protocol({}, { port: 'any', type: 'router' }), undefined);
  t.equal(protocol(http({ useClientProtocol: true }), { port: 'grpc' }), 'downstream');
  t.equal(protocol(http({ h2UpgradePolicy: 'UPGRADE' })), 'http2');
  const mesh = 'h2UpgradePolicy: UPGRADE';
  t.equal(protocol({}, { mesh }), 'http2');
  t.equal(protocol({}, { mesh, port: 'tcp' }), undefined);
  t.equal(protocol(http({ h2UpgradePolicy: 'DO_NOT_UPGRADE' }), { mesh }), undefined);
});

t.test('an idle timeout of TCP stands in for HTTP’s', async (t) => {
  const pool = { tcp: { idleTimeout: '1h' }, http: { maxRequestsPerConnection: 7 } };
  t.match(cluster({ connectionPool: pool })?.http, {
    idleTimeout: '1h0m0s',
    maxRequestsPerConnection: 7,
  });
  t.equal(
    cluster({ connectionPool: { ...pool, http: { idleTimeout: '5s' } } })?.http?.idleTimeout,
    '5s',
  );
});

t.test('outlier detection is by errors in a row; none allowed switches it off', async (t) => {
  const outlier = (outlierDetection: JsonObject) =>
    JSON.parse(JSON.stringify(cluster({ outlierDetection })?.outlier));
  t.same(outlier({ consecutive5xxErrors: 3, interval: '90s', maxEjectionPercent: 50 }), {
    enforcingSuccessRate: 0,
    consecutive5xx: 3,
    enforcingConsecutive5xx: 100,
    interval: '90s',
    maxEjectionPercent: 50,
  });
  t.same(outlier({ consecutiveGatewayErrors: 0 }), {
    enforcingSuccessRate: 0,
    consecutiveGatewayFailure: 0,
    enforcingConsecutiveGatewayFailure: 0,
  });
  t.same(outlier({ splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 2 }), {
    enforcingSuccessRate: 0,
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailure: 2,
    enforcingConsecutiveLocalOriginFailure: 100,
    enforcingLocalOriginSuccessRate: 0,
  });
});

t.test('endpoints are chosen as the balancer says', async (t) => {
  const chosen = (loadBalancer: JsonObject) => {
    const { lb, slowStart, ringHash } = cluster({ loadBalancer }) ?? {};
    return [lb, slowStart, ringHash?.minimumRingSize];
  };
  const warmup = { duration: '30s' };
  t.same(chosen({ simple: 'LEAST_REQUEST', warmup }), [undefined, '30s', undefined]);
  t.same(chosen({ simple: 'ROUND_ROBIN', warmup }), ['ROUND_ROBIN', '30s', undefined]);
  t.same(chosen({ simple: 'RANDOM', warmup }), ['RANDOM', undefined, undefined]);
  t.same(chosen({ consistentHash: { useSourceIp: true } }), ['RING_HASH', undefined, '1024']);
  const sized = { httpHeaderName: 'x', ringHash: { minimumRingSize: 7 } };
  t.same(chosen({ consistentHash: sized }), ['RING_HASH', undefined, '7']);
  const maglev = { httpHeaderName: 'x', maglev: {} };
  t.same(chosen({ consistentHash: maglev }), ['MAGLEV', undefined, undefined]);
});
