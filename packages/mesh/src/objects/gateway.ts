import { type Protocol, protocolOfName } from '../protocols.ts';
import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface GatewayServer {
  readonly port: { readonly number: number; readonly name: string; readonly protocol: Protocol };
  readonly bind: string | undefined;
  /** `[namespace/]host`, unread. */
  readonly hosts: readonly string[];
  readonly tls:
    | {
        readonly mode: string;
        readonly credentialName: string | undefined;
        readonly httpsRedirect: boolean;
      }
    | undefined;
}

/** Istio's Gateway: what proxies at the edge listen on. */
export interface GatewayObject {
  readonly kind: 'Gateway';
  readonly meta: ObjectMeta;
  /** `undefined` selects every gateway proxy. */
  readonly selector: Labels | undefined;
  readonly servers: readonly GatewayServer[];
}

export function readGateway(object: Fields): GatewayObject {
  const spec = object.object('spec');
  return {
    kind: 'Gateway',
    meta: readMeta(object),
    selector: spec.has('selector') ? spec.labels('selector') : undefined,
    servers: spec.objects('servers').map(readServer),
  };
}

function readServer(server: Fields): GatewayServer {
  const port = server.object('port');
  const tls = server.optional('tls');
  return {
    port: {
      number: port.integer('number') ?? 0,
      name: port.text('name') ?? '',
      protocol: protocolOfName(port.text('protocol') ?? ''),
    },
    bind: server.text('bind') || undefined,
    hosts: server.texts('hosts'),
    tls: tls && {
      mode: tls.text('mode') ?? 'PASSTHROUGH',
      credentialName: tls.text('credentialName') || undefined,
      httpsRedirect: tls.flag('httpsRedirect') ?? false,
    },
  };
}
