import type { Mesh } from '../mesh.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { withTrustDomains } from '../spiffe.ts';

/** Whom a proxy may find at a service: the accounts of all its endpoints, ready or not, and the names it declares. */
export function identitiesOf(mesh: Mesh, service: MeshService): readonly string[] {
  const names = mesh.endpoints.of(service).flatMap(({ identity }) => identity ?? []);
  return withTrustDomains([...names, ...service.subjectAltNames], mesh.config.trustDomainAliases);
}
