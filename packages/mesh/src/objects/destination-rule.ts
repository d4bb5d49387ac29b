import type { Labels } from '../selectors.ts';
import { type ExportTo, readExportTo } from './export-to.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, objectName, readMeta } from './meta.ts';
import { readTrafficPolicy, type TrafficPolicy } from './traffic-policy.ts';

export interface Subset {
  readonly name: string;
  readonly labels: Labels;
  readonly trafficPolicy: TrafficPolicy | undefined;
}

export interface DestinationRuleObject {
  readonly kind: 'DestinationRule';
  readonly meta: ObjectMeta;
  /** Whom outputs name: `destination-rule/namespace/name`. */
  readonly by: string;
  /** As it is written; the index resolves it. */
  readonly host: string;
  readonly workloadSelector: Labels | undefined;
  readonly exportTo: ExportTo;
  readonly trafficPolicy: TrafficPolicy | undefined;
  readonly subsets: readonly Subset[];
}

export function readDestinationRule(object: Fields): DestinationRuleObject {
  const meta = readMeta(object);
  const spec = object.object('spec');
  return {
    kind: 'DestinationRule',
    meta,
    by: objectName('DestinationRule', meta),
    host: spec.text('host') ?? '',
    workloadSelector: spec.optional('workloadSelector')?.labels('matchLabels'),
    exportTo: readExportTo(spec.texts('exportTo')),
    trafficPolicy: readOptionalPolicy(spec),
    subsets: spec.objects('subsets').map((subset) => ({
      name: subset.text('name') ?? '',
      labels: subset.labels('labels'),
      trafficPolicy: readOptionalPolicy(subset),
    })),
  };
}

function readOptionalPolicy(owner: Fields): TrafficPolicy | undefined {
  const policy = owner.optional('trafficPolicy');
  return policy && readTrafficPolicy(policy);
}
