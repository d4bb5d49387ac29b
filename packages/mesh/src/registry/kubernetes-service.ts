import { serviceHost } from '../hosts.ts';
import { objectName } from '../objects/meta.ts';
import type { ServiceObject } from '../objects/service.ts';
import { protocolOfServicePort } from '../protocols.ts';
import type { MeshService, Resolution } from './mesh-service.ts';

/** A Kubernetes Service as the mesh sees it. */
export function kubernetesService(service: ServiceObject, domain: string): MeshService {
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
    subjectAltNames: [],
    headless,
    nodeLocal: service.nodeLocal,
    trafficDistribution: service.trafficDistribution,
    passthroughTargetPorts: new Map(),
  };
}

function resolution(headless: boolean, externalName: string | undefined): Resolution {
  if (headless) return 'passthrough';
  return externalName ? 'alias' : 'clientSide';
}
