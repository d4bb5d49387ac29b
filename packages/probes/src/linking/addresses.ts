import type { SyntheticVertex } from './facts.ts';

/** An address, host name or range outside of what the API server knows as an object. */
export function addressVertex(cluster: string, address: string): SyntheticVertex {
  return {
    id: `address:${cluster}/${address}`,
    label: 'Address',
    properties: { name: address, cluster, address },
  };
}
