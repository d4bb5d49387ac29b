import type { ClientView } from '../client-view.ts';
import type { Listener } from '../output/listener.ts';

/** The listeners of a gateway's proxy: the servers of all Gateways that select it. */
export function routerListeners(_view: ClientView): readonly Listener[] {
  return [];
}
