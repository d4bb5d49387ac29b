import type { ClientView } from '../client-view.ts';
import { routerListeners } from '../gateways/router-listeners.ts';
import type { Listener } from '../output/listener.ts';
import { sidecarListeners } from './sidecar-listeners.ts';

/** Where a client's proxy listens for what its applications or its users send, sorted by `at`. */
export function clientListeners(view: ClientView): readonly Listener[] {
  return view.client.type === 'router' ? routerListeners(view) : sidecarListeners(view);
}
