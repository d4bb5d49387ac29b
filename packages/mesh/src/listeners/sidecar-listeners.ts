import type { Client } from '../client.ts';
import type { ClientView } from '../client-view.ts';
import { isIp, joinHostPort } from '../ip-range.ts';
import { compareText } from '../objects/meta.ts';
import type { Listener } from '../output/listener.ts';
import { isHttp, type Protocol } from '../protocols.ts';
import type { MeshService, ServicePort } from '../registry/mesh-service.ts';
import { localhost } from '../registry/service-address.ts';
import { destinationCluster } from '../routes/destination-cluster.ts';
import type { EgressScope } from '../scope/scope.ts';
import { ListenerDrafts } from './listener-drafts.ts';
import { handling, type OutboundPort } from './outbound-port.ts';

/** Where the proxy itself listens: for what is captured (out and in), and for its own status and statistics. */
const OWN_PORTS: ReadonlySet<number> = new Set([15001, 15006, 15021, 15090]);
const CAPTURE_PORT = 15001;

/** The outbound listeners of a sidecar. */
export function sidecarListeners(view: ClientView): readonly Listener[] {
  const drafts = new ListenerDrafts();
  for (const egress of view.scope.listeners) {
    if (!egress.egress?.port) drafts.lock();
    for (const outbound of outboundPorts(view, egress)) drafts.add(outbound);
  }
  const rest = restCluster(view);
  return [...drafts.listeners(rest), ...httpProxy(view), virtualOutbound(rest)].sort((a, b) =>
    compareText(a.at, b.at),
  );
}

/** Where connections go that nothing is known of. */
function restCluster({ scope }: ClientView): string {
  if (scope.outboundTrafficPolicy !== 'ALLOW_ANY') return 'BlackHoleCluster';
  const proxy = scope.sidecar?.egressProxy;
  return proxy ? destinationCluster(proxy, undefined, 0) : 'PassthroughCluster';
}

/** Catches what no other listener is for; what is sent to its own port would come back for ever. */
function virtualOutbound(rest: string): Listener {
  return {
    at: 'virtualOutbound',
    chains: [
      { match: { port: CAPTURE_PORT }, tcp: [{ cluster: 'BlackHoleCluster' }] },
      { tcp: [{ cluster: rest }] },
    ],
  };
}

function httpProxy({ mesh, client }: ClientView): readonly Listener[] {
  const { proxyHttpPort } = mesh.config;
  if (proxyHttpPort === undefined) return [];
  return [{ at: joinHostPort(localhost(client), proxyHttpPort), chains: [{ http: 'http_proxy' }] }];
}

function outboundPorts(view: ClientView, scope: EgressScope): readonly OutboundPort[] {
  const { services, virtualServices, egress } = scope;
  const binds = writtenBinds(scope, view.client);
  const port = egress?.port;
  if (port) {
    if (!isFree(binds, port)) return [];
    return services.map((service) => ({
      view,
      service,
      port: port.number,
      protocol: port.protocol,
      binds,
      virtualServices,
    }));
  }
  return services.flatMap((service) =>
    service.ports
      .filter((servicePort) => isFree(binds, servicePort))
      .flatMap((servicePort) => {
        const { number, protocol } = servicePort;
        const outbound = { view, service, port: number, protocol, binds, virtualServices };
        return binds ? [outbound] : perInstance(outbound, servicePort);
      }),
  );
}

function writtenBinds({ egress }: EgressScope, client: Client): readonly string[] | undefined {
  if (egress?.bind) return [egress.bind];
  return egress?.captureMode === 'NONE' ? [localhost(client)] : undefined;
}

/** Whether a listener there does not get into the way of the proxy's own. */
function isFree(
  binds: readonly string[] | undefined,
  { number, protocol }: { readonly number: number; readonly protocol: Protocol },
): boolean {
  const isAnywhere = binds ? /^(0\.0\.0\.0|::)$/.test(binds[0] ?? '') : isHttp(protocol);
  return !isAnywhere || !OWN_PORTS.has(number);
}

/** Streams to a service without an address are told apart by the addresses of those who serve it. */
function perInstance(outbound: OutboundPort, port: ServicePort): readonly OutboundPort[] {
  const { view, service } = outbound;
  const isWithoutAddress = service.resolution === 'passthrough' && service.addresses.length === 0;
  if (!isWithoutAddress || handling(port.protocol) === 'http') return [outbound];
  const instances = instanceAddresses(view, service, port);
  const isOpen = service.source === 'serviceEntry' && service.selector === undefined;
  if (isOpen && instances.length === 0) return [outbound];
  return instances
    .filter((address) => isIp(address) && address !== view.client.ip)
    .map((address) => ({ ...outbound, binds: [address] }));
}

function instanceAddresses(
  { mesh }: ClientView,
  service: MeshService,
  port: ServicePort,
): readonly string[] {
  return mesh.endpoints
    .of(service)
    .filter((endpoint) =>
      endpoint.servicePort === undefined
        ? endpoint.portName === port.name
        : endpoint.servicePort === port.number,
    )
    .map(({ address }) => address);
}
