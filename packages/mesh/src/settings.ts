import { CLUSTER_DOMAIN } from './hosts.ts';
import { Fields, Notes } from './objects/fields.ts';
import { type HttpRetries, readRetries } from './objects/http-route-actions.ts';
import { type OutboundMode, readOutboundMode } from './objects/sidecar.ts';
import {
  type LocalityLoadBalancing,
  readKeepalive,
  readLocality,
  type TcpKeepalive,
} from './objects/traffic-policy.ts';

/** Where a mesh runs and how it was installed. */
export interface MeshSettings {
  readonly domain: string;
  readonly rootNamespace: string;
  readonly cluster: string;
  /** Behaviour differs between minor versions; ours is that of this one. */
  readonly istioVersion: string;
  /** Whether Istio looks at what is experimental in the Gateway API: TCPRoute, TLSRoute, and their listeners. */
  readonly alphaGatewayApi: boolean;
}

export const DEFAULT_SETTINGS: MeshSettings = {
  domain: CLUSTER_DOMAIN,
  rootNamespace: 'istio-system',
  cluster: 'Kubernetes',
  istioVersion: '1.29.1',
  alphaGatewayApi: false,
};

/** Istio's mesh configuration, as far as it decides where traffic goes. */
export interface MeshConfig {
  readonly outboundTrafficPolicy: OutboundMode;
  readonly defaultServiceExportTo: ReadonlySet<string>;
  readonly defaultVirtualServiceExportTo: ReadonlySet<string>;
  readonly defaultDestinationRuleExportTo: ReadonlySet<string>;
  readonly enableAutoMtls: boolean;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  readonly h2Upgrade: boolean;
  readonly connectTimeoutMs: number;
  readonly tcpKeepalive: TcpKeepalive | undefined;
  readonly localityLbSetting: LocalityLoadBalancing;
  /** Of routes that say nothing of retries. */
  readonly defaultHttpRetryPolicy: HttpRetries | undefined;
  /** Where sidecars listen as a plain HTTP proxy; absent: nowhere. */
  readonly proxyHttpPort: number | undefined;
}

/** Reads a mesh configuration; what it does not say is as Istio has it. */
export function readMeshConfig(config: Fields): MeshConfig {
  const keepalive = config.optional('tcpKeepalive');
  const retries = config.optional('defaultHttpRetryPolicy');
  return {
    outboundTrafficPolicy: readOutboundMode(config) ?? 'ALLOW_ANY',
    defaultServiceExportTo: exportTo(config, 'defaultServiceExportTo'),
    defaultVirtualServiceExportTo: exportTo(config, 'defaultVirtualServiceExportTo'),
    defaultDestinationRuleExportTo: exportTo(config, 'defaultDestinationRuleExportTo'),
    enableAutoMtls: config.flag('enableAutoMtls') ?? true,
    trustDomain: config.text('trustDomain') ?? CLUSTER_DOMAIN,
    trustDomainAliases: config.texts('trustDomainAliases'),
    h2Upgrade: config.text('h2UpgradePolicy') === 'UPGRADE',
    connectTimeoutMs: config.durationMs('connectTimeout') ?? 10_000,
    tcpKeepalive: keepalive && readKeepalive(keepalive),
    localityLbSetting: readLocality(config.object('localityLbSetting')),
    defaultHttpRetryPolicy: retries && readRetries(retries),
    proxyHttpPort: config.integer('proxyHttpPort') || undefined,
  };
}

function exportTo(config: Fields, key: string): ReadonlySet<string> {
  const written = config.texts(key);
  return new Set(written.length > 0 ? written : ['*']);
}

/** The configuration of a mesh that was installed without one. */
export const DEFAULT_CONFIG = readMeshConfig(new Fields(undefined, '', new Notes('')));
