import type { Step } from '../plan/step.ts';
import { LivePath, type LiveValue } from '../values/value.ts';
import { mapStep } from './make-step.ts';

/** Positions `[low, high)` of each collection, as a collection of the same kind; other values stay. */
export function localWindow(name: string, low: number, high: number): Step {
  return mapStep({ name }, (value) => cut(value, low, high));
}

export function cut(value: LiveValue, low: number, high: number): LiveValue {
  if (Array.isArray(value)) return value.slice(low, high);
  if (value instanceof Set) return new Set([...value].slice(low, high));
  if (value instanceof Map) return new Map([...value].slice(low, high));
  if (value instanceof LivePath) {
    return new LivePath(value.objects.slice(low, high), value.labels.slice(low, high));
  }
  return value;
}

/** How many members a collection has; 1 for anything else. */
export function sizeOf(value: LiveValue): number {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Set || value instanceof Map) return value.size;
  return value instanceof LivePath ? value.objects.length : 1;
}
