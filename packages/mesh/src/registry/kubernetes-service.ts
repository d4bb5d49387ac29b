import { serviceHost } from '../hosts.ts';
import { type ObjectMeta, objectName } from '../objects/meta.ts';
import type { ServiceObject } from '../objects/service.ts';
import { protocolOfServicePort } from '../protocols.ts';
import { spiffeName } from '../spiffe.ts';
import type { MeshService, Resolution } from './mesh-service.ts';

/** A Kubernetes Service as the mesh sees it. */
export function kubernetesService(
  service: ServiceObject,
  { domain, trustDomain }: { readonly domain: string; readonly trustDomain: string },
): MeshService {
  const { meta } = service;
  const externalName = service.type === 'ExternalName' ? service.externalName : undefined;
  const headless = service.clusterIps[0] === 'None';
  return {
    host: serviceHost(meta.name, meta.namespace, domain),
    namespace: meta.namespace,
    name: meta.name,
    by: objectName('Service', meta),
    source: 'kubernetes',
    creationTime: meta.creationTime,
    ports: service.ports.map((port) => ({
      number: port.number,
      name: port.name,
      protocol: protocolOfServicePort(port),
    })),
    resolution: resolution(headless, externalName),
    addresses: headless ? [] : service.clusterIps,
    exportTo: service.exportTo,
    meshExternal: Boolean(externalName),
    labels: meta.labels,
    selector: service.selector,
    externalName: externalName || undefined,
    aliases: [],
    subjectAltNames: accounts(meta, trustDomain),
    headless,
    nodeLocal: service.nodeLocal,
    trafficDistribution: service.trafficDistribution,
    passthroughTargetPorts: new Map(),
  };
}

/** Service accounts that annotations add, of the namespace or by their full names. */
function accounts({ annotations, namespace }: ObjectMeta, trustDomain: string): readonly string[] {
  const listed = (name: string) => annotations[`alpha.istio.io/${name}`]?.split(',') ?? [];
  return [
    ...listed('canonical-serviceaccounts'),
    ...listed('kubernetes-serviceaccounts').map((account) =>
      spiffeName(trustDomain, namespace, account),
    ),
  ];
}

function resolution(headless: boolean, externalName: string | undefined): Resolution {
  if (headless) return 'passthrough';
  return externalName ? 'alias' : 'clientSide';
}
