import { clientRoutes, clientView, Mesh, type VirtualHost } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import { type Difference, firstDifference } from './difference.ts';
import type { MeshCase } from './mesh-case.ts';

type Expected = Readonly<Record<string, readonly string[] | null>> | null;

interface Written {
  readonly name: string;
  readonly cfg: readonly Config[];
  readonly proxyNamespace: string;
  readonly routeName: string;
  readonly expected: Expected;
  readonly expectedGatewayAPI: Expected | 'same';
  readonly httprouteVariantRuns: boolean;
}

interface Config {
  readonly kind: string;
  readonly namespace: string;
  readonly match?: string;
  readonly matches?: readonly string[];
  readonly dest?: string;
  readonly Port?: number;
  readonly PortMatch?: number;
  readonly time?: string;
  readonly egress?: readonly string[];
}

/** A file of VirtualServices in short, and the clusters that hosts of a listener go to. */
export interface SidecarRoutesFile {
  readonly vsShape: string;
  readonly cases: readonly Written[];
}

const TIMES: ReadonlyMap<string, string> = new Map([
  ['TimeOlder', '2019-01-01T00:00:00Z'],
  ['TimeNewer', '2021-01-01T00:00:00Z'],
]);
const BASE_TIME = '2020-01-01T00:00:00Z';

/** Each case as it is written, and as HTTPRoutes where it says so. */
export function sidecarRoutesCases(file: SidecarRoutesFile): readonly MeshCase[] {
  return file.cases.flatMap((written) => {
    const { expected, expectedGatewayAPI, httprouteVariantRuns } = written;
    const asWritten = meshCase(written, 'VirtualService', virtualService, expected);
    if (!httprouteVariantRuns) return [asWritten];
    const ofGatewayApi = expectedGatewayAPI === 'same' ? expected : expectedGatewayAPI;
    return [asWritten, meshCase(written, 'HTTPRoute', httpRoute, ofGatewayApi)];
  });
}

function meshCase(
  written: Written,
  variant: string,
  toObject: (config: Config) => Json,
  expected: Expected,
): MeshCase {
  return {
    id: `${written.name} (${variant})`,
    features: ['sidecar-routes'],
    run: (parts) => {
      if (!parts.includes('routes')) return [];
      const objects = [...SERVICES, ...written.cfg.map((config) => objectOf(config, toObject))];
      const client = { name: 'client', labels: {}, ip: '10.0.0.1', type: 'sidecar' } as const;
      const namespace = written.proxyNamespace;
      const view = clientView(new Mesh(objects), { ...client, namespace });
      const vhosts = clientRoutes(view)[written.routeName]?.vhosts;
      return [
        {
          client: namespace,
          clientType: 'sidecar',
          part: 'routes',
          difference: difference(vhosts, expected),
        },
      ];
    },
  };
}

function objectOf(config: Config, toObject: (config: Config) => Json): Json {
  return config.kind === 'Sidecar' ? sidecar(config) : toObject(config);
}

function difference(
  vhosts: readonly VirtualHost[] | undefined,
  expected: Expected,
): Difference | undefined {
  if (!vhosts || !expected) return firstDifference(vhosts ? 'routes' : null, expected);
  const got = Object.keys(expected).map((domain) => {
    const vhost = vhosts.find(({ domains }) => domains.includes(domain));
    const clusters = vhost?.routes.flatMap(({ to }) => to?.map(({ cluster }) => cluster) ?? []);
    return [domain, clusters ?? null] as const;
  });
  return firstDifference(Object.fromEntries(got), expected);
}

const SERVICES: readonly Json[] = [
  ['known', 'default'],
  ['alt-known', 'default'],
  ['not-default', 'not-default'],
].map(([name = '', namespace = '']) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: {
    clusterIP: '10.1.0.1',
    ports: [
      { name: 'http', port: 80 },
      { name: 'http-other', port: 8080 },
    ],
  },
}));

function metadata(config: Config): Json {
  const name = `${hostsOf(config).join('-').replaceAll('*', 'wild')}${config.dest ?? ''}`;
  return {
    name: `${config.namespace}${name}`,
    namespace: config.namespace,
    creationTimestamp: TIMES.get(config.time ?? '') ?? BASE_TIME,
  };
}

function hostsOf({ match, matches }: Config): readonly string[] {
  return matches ?? (match === undefined ? [] : [match]);
}

function virtualService(config: Config): Json {
  const { dest = '', Port: port, PortMatch: portMatch } = config;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadata(config),
    spec: {
      hosts: hostsOf(config),
      http: [
        {
          ...(portMatch ? { match: [{ port: portMatch }] } : {}),
          route: [{ destination: { host: dest, ...(port ? { port: { number: port } } : {}) } }],
        },
      ],
    },
  };
}

function httpRoute(config: Config): Json {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(config),
    spec: {
      parentRefs: hostsOf(config).map((host) => {
        const [name = '', namespace = ''] = host.split('.');
        const port = config.PortMatch;
        return { group: '', kind: 'Service', name, namespace, ...(port ? { port } : {}) };
      }),
      rules: [
        {
          backendRefs: [
            {
              kind: 'Hostname',
              group: 'networking.istio.io',
              name: config.dest ?? '',
              port: config.Port ?? 80,
            },
          ],
        },
      ],
    },
  };
}

function sidecar(config: Config): Json {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'sidecar', namespace: config.namespace },
    spec: { egress: [{ hosts: config.egress ?? [] }] },
  };
}
