import type { Client } from './client.ts';
import type { Mesh } from './mesh.ts';
import { clientScope } from './scope/client-scope.ts';
import type { Scope } from './scope/scope.ts';

/** A mesh as one client's proxy sees it: what every part of its configuration is made from. */
export interface ClientView {
  readonly mesh: Mesh;
  readonly client: Client;
  readonly scope: Scope;
}

export function clientView(mesh: Mesh, client: Client): ClientView {
  return { mesh, client, scope: clientScope(mesh, client) };
}
