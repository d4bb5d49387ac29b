import type { Client, Probe } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';

export const PARTS = ['probes', 'routes', 'clusters', 'listeners'] as const;

export type Part = (typeof PARTS)[number];

/** Objects of a small mesh, its clients, and what each client's proxy does. */
export interface RoutingCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly input: { readonly objects: readonly Json[] };
  readonly clients: readonly (Client & { readonly probes: readonly Probe[] })[];
  readonly expected: readonly Readonly<Record<Part, Json>>[];
}
