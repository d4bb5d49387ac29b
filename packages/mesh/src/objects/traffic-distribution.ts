import type { Labels } from '../selectors.ts';

/** Which endpoints a service's clients are to prefer. */
export type TrafficDistribution = 'sameZone' | 'sameNode';

const BY_NAME: ReadonlyMap<string, TrafficDistribution> = new Map([
  ['preferclose', 'sameZone'],
  ['prefersamezone', 'sameZone'],
  ['prefersamenode', 'sameNode'],
]);

/** What a service's field says, else its annotation, which is read in any case of letters. */
export function readTrafficDistribution(
  field: string | undefined,
  annotations: Labels,
): TrafficDistribution | undefined {
  const annotation = annotations['networking.istio.io/traffic-distribution'];
  return (
    (field?.startsWith('Prefer') ? BY_NAME.get(field.toLowerCase()) : undefined) ??
    BY_NAME.get(annotation?.toLowerCase() ?? '')
  );
}
