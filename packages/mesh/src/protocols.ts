/** What a port speaks; `unknown` is found out per connection. */
export type Protocol = (typeof PROTOCOLS)[number] | 'unknown';

const PROTOCOLS = [
  'tcp',
  'udp',
  'grpc',
  'grpc-web',
  'http',
  'http_proxy',
  'http2',
  'https',
  'tls',
  'mongo',
  'redis',
  'mysql',
] as const;

/** The protocol that an Istio object gives a port (`HTTP`, `GRPC-Web`...), in any case. */
export function protocolOfName(name: string): Protocol {
  return PROTOCOLS.find((protocol) => protocol === name.toLowerCase()) ?? 'unknown';
}

export interface ServicePortWords {
  readonly number: number;
  readonly name: string;
  readonly transport: string | undefined;
  readonly appProtocol: string | undefined;
}

const APP_PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
]);

/** Ports where the server speaks first: waiting to see what the client says would hang. */
const SERVER_FIRST: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** The protocol of a Kubernetes service's port: by `appProtocol`, else by the beginning of its name. */
export function protocolOfServicePort(port: ServicePortWords): Protocol {
  if (port.transport === 'UDP') return 'udp';
  const standard = APP_PROTOCOLS.get(port.appProtocol ?? '');
  if (standard) return standard;
  const name = (port.appProtocol ?? port.name).toLowerCase();
  const protocol = name.startsWith('grpc-web')
    ? 'grpc-web'
    : protocolOfName(name.split('-')[0] ?? '');
  return protocol === 'unknown' && SERVER_FIRST.has(port.number) ? 'tcp' : protocol;
}

export function isHttp(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'http_proxy' || isHttp2(protocol);
}

export function isHttp2(protocol: Protocol): boolean {
  return protocol === 'http2' || protocol === 'grpc' || protocol === 'grpc-web';
}

export function isTls(protocol: Protocol): boolean {
  return protocol === 'https' || protocol === 'tls';
}
