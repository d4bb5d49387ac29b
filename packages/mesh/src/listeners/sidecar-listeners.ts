import type { ClientView } from '../client-view.ts';
import type { Listener } from '../output/listener.ts';

/** The outbound listeners of a sidecar. */
export function sidecarListeners(_view: ClientView): readonly Listener[] {
  return [];
}
