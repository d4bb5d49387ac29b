import { type Protocol, protocolOfName } from '../protocols.ts';
import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface GatewayServer {
  readonly port: { readonly number: number; readonly name: string; readonly protocol: Protocol };
  readonly bind: string | undefined;
  /** `[namespace/]host`, unread. */
  readonly hosts: readonly string[];
  readonly tls: ServerTls | undefined;
}

const SERVER_TLS_MODES = [
  'PASSTHROUGH',
  'SIMPLE',
  'MUTUAL',
  'AUTO_PASSTHROUGH',
  'ISTIO_MUTUAL',
  'OPTIONAL_MUTUAL',
] as const;

export interface ServerTls {
  readonly mode: (typeof SERVER_TLS_MODES)[number];
  readonly httpsRedirect: boolean;
  /** Names of secrets. */
  readonly credentials: readonly string[];
  /** Files, used when there is no secret. */
  readonly certificates: readonly { readonly certificate: string; readonly key: string }[];
}

/** Istio's Gateway: what proxies at the edge listen on. */
export interface GatewayObject {
  readonly kind: 'Gateway';
  readonly meta: ObjectMeta;
  /** `undefined` selects every gateway proxy. */
  readonly selector: Labels | undefined;
  /**
   * Of one made from a listener of the Gateway API: the hosts of the services in its namespace whose pods it is for.
   * It has no selector then.
   */
  readonly services: readonly string[] | undefined;
  readonly servers: readonly GatewayServer[];
}

export function readGateway(object: Fields): GatewayObject {
  const spec = object.object('spec');
  return {
    kind: 'Gateway',
    meta: readMeta(object),
    selector: spec.has('selector') ? spec.labels('selector') : undefined,
    services: undefined,
    servers: spec.objects('servers').flatMap(readServer),
  };
}

function readServer(server: Fields): readonly GatewayServer[] {
  const port = server.optional('port');
  if (!port) {
    server.note('port', 'is missing');
    return [];
  }
  const tls = server.optional('tls');
  return [
    {
      port: {
        number: port.integer('number') ?? 0,
        name: port.text('name') ?? '',
        protocol: protocolOfName(port.text('protocol') ?? ''),
      },
      bind: server.text('bind') || undefined,
      hosts: server.texts('hosts'),
      tls: tls && readTls(tls),
    },
  ];
}

function readTls(tls: Fields): ServerTls {
  const mode = tls.text('mode');
  const several = tls.texts('credentialNames');
  const one = tls.text('credentialName');
  const files = tls.objects('tlsCertificates');
  return {
    mode: SERVER_TLS_MODES.find((known) => known === mode) ?? 'PASSTHROUGH',
    httpsRedirect: tls.flag('httpsRedirect') ?? false,
    credentials: several.length > 0 || !one ? several : [one],
    certificates: (files.length > 0 ? files : [tls]).map((file) => ({
      certificate: file.text('serverCertificate') ?? '',
      key: file.text('privateKey') ?? '',
    })),
  };
}
