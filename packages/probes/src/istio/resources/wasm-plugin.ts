import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const wasmPlugin: Resource = {
  group: 'extensions.istio.io',
  kind: 'WasmPlugin',
  relate: policyTargets,
};
