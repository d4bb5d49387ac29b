import type { StepDefinition } from './catalogue/definition.ts';
import { filterSteps } from './catalogue/filters.ts';
import { resultSteps } from './catalogue/results.ts';
import { waySteps } from './catalogue/ways.ts';

/** Every step of the dialect but those that set the time. docs/reference/skydive-dialect.md is held against it. */
export const stepTable: readonly StepDefinition[] = [...filterSteps, ...waySteps, ...resultSteps];

/** Steps on traffic, on interfaces of machines and of Skydive's own machinery. */
export const unsupportedSteps: readonly string[] = [
  'Aggregates',
  'BPF',
  'CaptureNode',
  'Flows',
  'Group',
  'Hops',
  'Metrics',
  'MoreThan',
  'NextHop',
  'Nodes',
  'RawPackets',
  'Sockets',
  'Workflow',
];
