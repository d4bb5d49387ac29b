import type { Difference } from './difference.ts';

/** The parts of a proxy's configuration that cases tell something of. */
export const PARTS = ['probes', 'routes', 'clusters', 'listeners'] as const;

export type Part = (typeof PARTS)[number];

/** Objects of a small mesh with what Istio makes of them, of any kind of file. */
export interface MeshCase {
  readonly id: string;
  readonly features: readonly string[];
  /** Computes the parts that are wanted, as far as the case tells of them, and compares them. */
  run(parts: readonly Part[]): readonly PartResult[];
}

type ClientType = 'sidecar' | 'router';

export interface PartResult {
  readonly client: string;
  readonly clientType: ClientType;
  readonly part: Part;
  /** `undefined` when it is as expected. */
  readonly difference: Difference | undefined;
}
