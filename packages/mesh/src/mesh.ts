import type { Json } from '@meshlapse/model';
import { DestinationRuleIndex } from './destination-rules/destination-rule-index.ts';
import { convertGatewayApi, type GatewayApi } from './gateway-api/gateway-api.ts';
import type { GatewayObject } from './objects/gateway.ts';
import { byAge } from './objects/meta.ts';
import { ObjectSet } from './objects/object-set.ts';
import { MutualTlsModes } from './policies/mutual-tls.ts';
import { Endpoints } from './registry/endpoints.ts';
import { Registry } from './registry/registry.ts';
import { SidecarIndex } from './scope/sidecar-index.ts';
import {
  DEFAULT_CONFIG,
  DEFAULT_SETTINGS,
  type MeshConfig,
  type MeshSettings,
} from './settings.ts';
import { VirtualServiceIndex } from './virtual-services/virtual-service-index.ts';

/**
 * A mesh at one instant: its objects, and indexes over them that are made when first asked for.
 *
 * Immutable: other objects are another mesh.
 */
export class Mesh {
  readonly objects: ObjectSet;
  readonly settings: MeshSettings;
  readonly config: MeshConfig;
  #registry: Registry | undefined;
  #virtualServices: VirtualServiceIndex | undefined;
  #destinationRules: DestinationRuleIndex | undefined;
  #sidecars: SidecarIndex | undefined;
  #endpoints: Endpoints | undefined;
  #mutualTls: MutualTlsModes | undefined;
  #gatewayApi: GatewayApi | undefined;
  #gateways: readonly GatewayObject[] | undefined;

  /** @param objects as the API server gives them, of any kind: those that decide nothing are left out. */
  constructor(objects: Iterable<Json>, settings: Partial<MeshSettings> = {}) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.objects = new ObjectSet(objects);
    const { rootNamespace } = this.settings;
    const configMap = this.objects
      .of('ConfigMap')
      .find(({ meta }) => meta.namespace === rootNamespace && meta.name === 'istio');
    this.config = configMap?.meshConfig ?? DEFAULT_CONFIG;
  }

  get registry(): Registry {
    this.#registry ??= new Registry(this.objects, this.settings, this.config);
    return this.#registry;
  }

  get virtualServices(): VirtualServiceIndex {
    this.#virtualServices ??= new VirtualServiceIndex(
      [...this.objects.of('VirtualService'), ...this.gatewayApi.virtualServices],
      this.settings.domain,
      this.config,
    );
    return this.#virtualServices;
  }

  get gatewayApi(): GatewayApi {
    this.#gatewayApi ??= convertGatewayApi(this.objects, this.settings);
    return this.#gatewayApi;
  }

  /** Istio's Gateways and those that listeners of the Gateway API stand for, oldest first. */
  get gateways(): readonly GatewayObject[] {
    this.#gateways ??= [...this.objects.of('Gateway'), ...this.gatewayApi.gateways].sort(byAge);
    return this.#gateways;
  }

  get destinationRules(): DestinationRuleIndex {
    this.#destinationRules ??= new DestinationRuleIndex(
      [...this.objects.of('DestinationRule'), ...this.gatewayApi.destinationRules],
      this.settings,
      this.config,
    );
    return this.#destinationRules;
  }

  get sidecars(): SidecarIndex {
    this.#sidecars ??= new SidecarIndex(this.objects.of('Sidecar'), this.settings.rootNamespace);
    return this.#sidecars;
  }

  get endpoints(): Endpoints {
    this.#endpoints ??= new Endpoints(this.objects, this.settings, this.config);
    return this.#endpoints;
  }

  get mutualTls(): MutualTlsModes {
    this.#mutualTls ??= new MutualTlsModes(
      this.objects.of('PeerAuthentication'),
      this.settings.rootNamespace,
    );
    return this.#mutualTls;
  }
}
