import type { GatewayClassObject } from '../objects/gateway-class.ts';

const CONTROLLER = 'istio.io/gateway-controller';
/** Istio's own, which make no routes: gateways of other clusters, waypoints and gateways between networks. */
const OTHER_CONTROLLERS: ReadonlySet<string> = new Set([
  'istio.io/unmanaged-gateway',
  'istio.io/mesh-controller',
  'istio.io/eastwest-controller',
]);
/** The class that is there even when no object says so. */
const BUILT_IN = 'istio';

/** Which classes of Gateways Istio routes for. */
export class GatewayClasses {
  readonly #controllers: ReadonlyMap<string, string>;

  constructor(classes: readonly GatewayClassObject[]) {
    this.#controllers = new Map(classes.map(({ meta, controller }) => [meta.name, controller]));
  }

  areRouted(name: string): boolean {
    const controller = this.#controllers.get(name) ?? '';
    if (controller === CONTROLLER) return true;
    return name === BUILT_IN && !OTHER_CONTROLLERS.has(controller);
  }
}
