import type { Provision } from './facts.ts';
import { same } from './same.ts';

export interface ProvidedVertex {
  readonly vertex: string;
  readonly provision: Provision;
}

interface Topic<S> {
  readonly providers: Map<string, Provision>;
  readonly subscribers: Set<S>;
}

/**
 * Who can be found under which name, and who has looked.
 *
 * A change under a name is told to those who looked there and to nobody else.
 */
export class Topics<Subscriber> {
  readonly #topics = new Map<string, Topic<Subscriber>>();
  readonly #onChange: (subscriber: Subscriber) => void;

  constructor(onChange: (subscriber: Subscriber) => void) {
    this.#onChange = onChange;
  }

  provide(vertex: string, provision: Provision): void {
    const topic = this.#topic(provision.topic);
    const before = topic.providers.get(vertex);
    topic.providers.set(vertex, provision);
    if (!before || !same(before, provision)) this.#wake(topic);
  }

  withdraw(vertex: string, name: string): void {
    const topic = this.#topics.get(name);
    if (!topic?.providers.delete(vertex)) return;
    this.#wake(topic);
    this.#forgetEmpty(name, topic);
  }

  subscribe(name: string, subscriber: Subscriber): void {
    this.#topic(name).subscribers.add(subscriber);
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const topic = this.#topics.get(name);
    if (!topic) return;
    topic.subscribers.delete(subscriber);
    this.#forgetEmpty(name, topic);
  }

  /** Tells the subscribers of a name that nobody provides. */
  wake(name: string): void {
    const topic = this.#topics.get(name);
    if (topic) this.#wake(topic);
  }

  /** The provider that is meant: the first in order, then by id. */
  first(name: string): ProvidedVertex | undefined {
    const providers = this.#topics.get(name)?.providers;
    if (!providers) return undefined;
    let best: ProvidedVertex | undefined;
    for (const [vertex, provision] of providers) {
      if (!best || precedes(provision, vertex, best)) best = { vertex, provision };
    }
    return best;
  }

  all(name: string): readonly ProvidedVertex[] {
    const providers = this.#topics.get(name)?.providers ?? [];
    return Array.from(providers, ([vertex, provision]) => ({ vertex, provision }));
  }

  #topic(name: string): Topic<Subscriber> {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { providers: new Map(), subscribers: new Set() };
      this.#topics.set(name, topic);
    }
    return topic;
  }

  #wake(topic: Topic<Subscriber>): void {
    for (const subscriber of topic.subscribers) this.#onChange(subscriber);
  }

  #forgetEmpty(name: string, topic: Topic<Subscriber>): void {
    if (topic.providers.size === 0 && topic.subscribers.size === 0) this.#topics.delete(name);
  }
}

function precedes(provision: Provision, vertex: string, best: ProvidedVertex): boolean {
  if (provision.order !== best.provision.order) return provision.order < best.provision.order;
  return vertex < best.vertex;
}
