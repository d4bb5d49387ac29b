import { joinHostPort } from '../ip-range.ts';
import type { Listener } from '../output/listener.ts';
import { isHttp, type Protocol } from '../protocols.ts';
import { anyAddress } from '../registry/service-address.ts';
import { type ChainDraft, filterChains, isSameMatch } from './chain-draft.ts';
import { bindingOf, handling, type OutboundPort, portChains } from './outbound-port.ts';

interface ListenerDraft {
  readonly binds: readonly string[];
  readonly port: number;
  /** `unknown` once its chains sniff what connections speak. */
  protocol: Protocol;
  /** Made for a port that a Sidecar names: nothing is added afterwards. */
  isLocked: boolean;
  chains: readonly ChainDraft[];
}

/** Protocols whose servers speak first share no listener with others. */
const SERVER_FIRST: ReadonlySet<Protocol> = new Set<Protocol>(['mongo', 'mysql']);

/** The outbound listeners of a sidecar while they are made: services that want the same address share one. */
export class ListenerDrafts {
  readonly #drafts = new Map<string, ListenerDraft>();

  lock(): void {
    for (const draft of this.#drafts.values()) draft.isLocked = true;
  }

  /** Adds a service's port: as a listener of its own, or by chains of the one that is there, as far as they go. */
  add(outbound: OutboundPort): void {
    const handled = handling(outbound.protocol);
    if (outbound.service.resolution === 'alias' || !handled) return;
    const binding = bindingOf(outbound);
    const anywhere = anyAddress(outbound.view.client);
    const [bind = anywhere] = binding.binds;
    const key = joinHostPort(bind, outbound.port);
    const present = this.#drafts.get(key);
    if (!present) {
      this.#drafts.set(key, {
        binds: binding.binds,
        port: outbound.port,
        protocol: listenerProtocol(outbound.protocol, bind === anywhere),
        isLocked: false,
        chains: portChains(outbound, binding),
      });
    } else if (!present.isLocked && mayShare(present, outbound.protocol)) {
      share(present, handled, outbound.protocol, () => portChains(outbound, binding));
    }
  }

  /** @param rest where connections go that no chain of a listener is for. */
  listeners(rest: string): readonly Listener[] {
    return [...this.#drafts].map(([at, { binds, port, chains }]) => ({
      at,
      also: binds.length > 1 ? binds.slice(1).map((bind) => joinHostPort(bind, port)) : undefined,
      chains: filterChains(chains, rest),
    }));
  }
}

/** A shared listener of requests sniffs, so that other traffic can pass. */
function listenerProtocol(protocol: Protocol, isAnywhere: boolean): Protocol {
  const isShared = isHttp(protocol) && protocol !== 'http_proxy' && isAnywhere;
  return isShared ? 'unknown' : protocol;
}

function mayShare(present: ListenerDraft, protocol: Protocol): boolean {
  const isServerFirst = SERVER_FIRST.has(present.protocol) || SERVER_FIRST.has(protocol);
  return !isServerFirst || present.protocol === protocol;
}

/** The chains are only made where they are used. */
function share(
  present: ListenerDraft,
  handled: 'http' | 'tcp' | 'sniffed',
  protocol: Protocol,
  chains: () => readonly ChainDraft[],
): void {
  const before = handling(present.protocol);
  if (handled === 'http' && before !== 'tcp') return;
  if (handled === 'sniffed' && before === 'sniffed') return;
  if (handled === 'sniffed' && before === 'http') {
    present.chains = chains();
    present.protocol = protocol;
    return;
  }
  present.chains = merged(present.chains, chains());
  if (before !== handled) present.protocol = 'unknown';
}

function merged(
  present: readonly ChainDraft[],
  more: readonly ChainDraft[],
): readonly ChainDraft[] {
  const chains = [...present];
  for (const chain of more) {
    if (!chains.some((own) => isSameMatch(own, chain))) chains.push(chain);
  }
  return chains;
}
