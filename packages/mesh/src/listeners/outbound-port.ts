import type { ClientView } from '../client-view.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import { isHttp, type Protocol } from '../protocols.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { anyAddress, serviceAddresses } from '../registry/service-address.ts';
import { type ChainDraft, EMPTY_CHAIN } from './chain-draft.ts';
import { streamChains } from './stream-chains.ts';

/** What sniffing finds in the first bytes of a connection that speaks HTTP. */
const PLAIN_HTTP = { alpn: ['http/1.1', 'h2c'], transport: 'raw_buffer' };

/** A port that a sidecar listens on for a service. */
export interface OutboundPort {
  readonly view: ClientView;
  readonly service: MeshService;
  readonly port: number;
  readonly protocol: Protocol;
  /** Where the listener is to be bound; absent: where it suits the protocol. */
  readonly binds: readonly string[] | undefined;
  readonly virtualServices: readonly VirtualServiceObject[];
}

/** How a listener takes a protocol: as requests, as bytes, or as it turns out; `undefined`: not at all. */
export function handling(protocol: Protocol): 'http' | 'tcp' | 'sniffed' | undefined {
  if (protocol === 'udp') return undefined;
  if (protocol === 'unknown') return 'sniffed';
  return isHttp(protocol) ? 'http' : 'tcp';
}

export interface Binding {
  readonly binds: readonly string[];
  /** The service's addresses where they are ranges, which no listener can be bound to. */
  readonly cidrs: readonly string[];
}

/** Requests are told apart by their host, so they share one listener; streams only by the service's address. */
export function bindingOf({ view, service, binds, protocol }: OutboundPort): Binding {
  if (binds) return { binds, cidrs: [] };
  const anywhere = [anyAddress(view.client)];
  if (isHttp(protocol)) return { binds: anywhere, cidrs: [] };
  const addresses = serviceAddresses(service, view.client);
  const [first] = addresses;
  if (first === undefined) return { binds: anywhere, cidrs: [] };
  return first.includes('/')
    ? { binds: anywhere, cidrs: addresses }
    : { binds: addresses, cidrs: [] };
}

export function portChains(
  outbound: OutboundPort,
  { binds, cidrs }: Binding,
): readonly ChainDraft[] {
  const anywhere = anyAddress(outbound.view.client);
  const [bind = anywhere] = binds;
  const { protocol, port, service } = outbound;
  const streams = () => streamChains({ ...outbound, bind, cidrs });
  if (protocol === 'http_proxy') return [httpChain(port, bind)];
  switch (handling(protocol)) {
    case undefined:
      return [];
    case 'tcp':
      return streams();
    case 'http':
      return [bind === anywhere ? sniffedHttp(httpChain(port, bind)) : httpChain(port, bind)];
    case 'sniffed': {
      const own = { ...EMPTY_CHAIN, http: `${service.host}:${port}` };
      const isOwn = bind !== anywhere && port !== 0;
      return [...streams(), sniffedHttp(isOwn ? own : httpChain(port, bind))];
    }
  }
}

/** A socket's route configuration has its name. */
function httpChain(port: number, bind: string): ChainDraft {
  return { ...EMPTY_CHAIN, http: port === 0 ? bind : String(port) };
}

function sniffedHttp(chain: ChainDraft): ChainDraft {
  return { ...chain, ...PLAIN_HTTP };
}
