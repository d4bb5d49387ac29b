import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

/** Who looks after Gateways of a class. */
export interface GatewayClassObject {
  readonly kind: 'GatewayClass';
  readonly meta: ObjectMeta;
  readonly controller: string;
}

export function readGatewayClass(object: Fields): GatewayClassObject {
  return {
    kind: 'GatewayClass',
    meta: readMeta(object),
    controller: object.object('spec').text('controllerName') ?? '',
  };
}
