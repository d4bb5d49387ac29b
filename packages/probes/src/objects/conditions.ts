import type { JsonObject } from '@meshlapse/model';
import { objectsOf, textOf } from '../json.ts';

/** `True`, `False` or `Unknown`; nothing when there is no such condition. */
export function conditionStatus(status: JsonObject, type: string): string | undefined {
  const condition = objectsOf(status['conditions']).find((item) => item['type'] === type);
  return textOf(condition?.['status']);
}
