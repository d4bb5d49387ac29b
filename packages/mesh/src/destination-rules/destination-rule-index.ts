import type { DestinationRuleObject } from '../objects/destination-rule.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import type { Labels } from '../selectors.ts';
import type { MeshConfig, MeshSettings } from '../settings.ts';

/** The DestinationRules of a mesh: which one a client's proxy applies to a service. */
export class DestinationRuleIndex {
  constructor(
    _objects: readonly DestinationRuleObject[],
    _settings: MeshSettings,
    _config: MeshConfig,
  ) {}

  /** The rule, merged with others of its host, that a proxy with these labels in this namespace applies. */
  ruleFor(
    _client: { readonly namespace: string; readonly labels: Labels },
    _service: Pick<MeshService, 'host' | 'namespace'>,
  ): DestinationRuleObject | undefined {
    return undefined;
  }
}
