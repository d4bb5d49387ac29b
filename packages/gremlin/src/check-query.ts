import type { Instant } from '@meshlapse/model';
import { bindText } from './plan/bind-text.ts';
import type { LiveValue } from './values/value.ts';

/**
 * Reads and binds a text without running it, for those who want to know whether it could be asked.
 *
 * @throws {CodedError} as `executeQuery` does for the text, with the position in `data`.
 */
export function checkQuery(
  text: string,
  { bindings = new Map(), now }: { bindings?: ReadonlyMap<string, LiveValue>; now: Instant },
): void {
  bindText({ text, bindings, now });
}
