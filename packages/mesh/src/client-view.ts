import type { Client } from './client.ts';
import { type Locality, parseLocality } from './locality.ts';
import type { Mesh } from './mesh.ts';
import { clientScope } from './scope/client-scope.ts';
import type { Scope } from './scope/scope.ts';

/** A mesh as one client's proxy sees it: what every part of its configuration is made from. */
export interface ClientView {
  readonly mesh: Mesh;
  readonly client: Client;
  readonly locality: Locality;
  /** Where its pod runs, when that is known. */
  readonly nodeName: string | undefined;
  readonly scope: Scope;
}

export function clientView(mesh: Mesh, client: Client): ClientView {
  const { workloads } = mesh.endpoints;
  const pod = workloads.pod(client.namespace, client.name);
  const locality = client.locality ?? (pod && workloads.localityOfPod(pod)) ?? '';
  return {
    mesh,
    client,
    locality: parseLocality(locality),
    nodeName: pod?.nodeName,
    scope: clientScope(mesh, client),
  };
}
