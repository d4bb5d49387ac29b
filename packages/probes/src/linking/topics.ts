import type { Provision } from './facts.ts';
import { same } from './same.ts';

export interface ProvidedVertex {
  readonly vertex: string;
  readonly provision: Provision;
}

/** Most topics have one provider and nobody who looked, so nothing is made before it is needed. */
interface Topic<S> {
  providers: Map<string, Provision> | undefined;
  /** The only provider, while there is no map of them. */
  only: ProvidedVertex | undefined;
  subscribers: Set<S> | undefined;
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
    const before = providerOf(topic, vertex);
    if (before && same(before, provision)) return;
    const { only } = topic;
    if (topic.providers) topic.providers.set(vertex, provision);
    else if (!only || only.vertex === vertex) topic.only = { vertex, provision };
    else {
      topic.providers = new Map([
        [only.vertex, only.provision],
        [vertex, provision],
      ]);
      topic.only = undefined;
    }
    this.#wake(topic);
  }

  withdraw(vertex: string, name: string): void {
    const topic = this.#topics.get(name);
    if (!topic || !providerOf(topic, vertex)) return;
    if (topic.providers) topic.providers.delete(vertex);
    else topic.only = undefined;
    this.#wake(topic);
    this.#forgetEmpty(name, topic);
  }

  subscribe(name: string, subscriber: Subscriber): void {
    const topic = this.#topic(name);
    topic.subscribers ??= new Set();
    topic.subscribers.add(subscriber);
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const topic = this.#topics.get(name);
    if (!topic?.subscribers) return;
    topic.subscribers.delete(subscriber);
    if (topic.subscribers.size === 0) topic.subscribers = undefined;
    this.#forgetEmpty(name, topic);
  }

  /** Tells the subscribers of a name that nobody provides. */
  wake(name: string): void {
    const topic = this.#topics.get(name);
    if (topic) this.#wake(topic);
  }

  /** The provider that is meant: the first in order, then by id. */
  first(name: string): ProvidedVertex | undefined {
    const topic = this.#topics.get(name);
    if (!topic?.providers) return topic?.only;
    let best: ProvidedVertex | undefined;
    for (const [vertex, provision] of topic.providers) {
      if (!best || precedes(provision, vertex, best)) best = { vertex, provision };
    }
    return best;
  }

  all(name: string): readonly ProvidedVertex[] {
    const topic = this.#topics.get(name);
    if (!topic?.providers) return topic?.only ? [topic.only] : [];
    return Array.from(topic.providers, ([vertex, provision]) => ({ vertex, provision }));
  }

  #topic(name: string): Topic<Subscriber> {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { providers: undefined, only: undefined, subscribers: undefined };
      this.#topics.set(name, topic);
    }
    return topic;
  }

  #wake(topic: Topic<Subscriber>): void {
    for (const subscriber of topic.subscribers ?? []) this.#onChange(subscriber);
  }

  #forgetEmpty(name: string, topic: Topic<Subscriber>): void {
    const isProvided = topic.only !== undefined || (topic.providers?.size ?? 0) > 0;
    if (!isProvided && !topic.subscribers) this.#topics.delete(name);
  }
}

function providerOf(topic: Topic<unknown>, vertex: string): Provision | undefined {
  if (topic.providers) return topic.providers.get(vertex);
  return topic.only?.vertex === vertex ? topic.only.provision : undefined;
}

function precedes(provision: Provision, vertex: string, best: ProvidedVertex): boolean {
  if (provision.order !== best.provision.order) return provision.order < best.provision.order;
  return vertex < best.vertex;
}
