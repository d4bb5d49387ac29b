import { setTimeout as delay } from 'node:timers/promises';
import type { RecordingEvent } from '../recording/events.ts';
import { ApiFailure } from './api-failure.ts';
import type { ReflectorContext } from './context.ts';
import type { Discovery } from './discovery.ts';
import { Reflector } from './reflector.ts';
import type { ServedResource } from './served-resource.ts';

interface Running {
  readonly resource: ServedResource;
  readonly end: AbortController;
  readonly done: Promise<void>;
}

/** A definition is served up to a second after it was made, sometimes later. */
const AFTER_CHANGE_MS = [250, 1000, 2500];

/** Objects that decide which resources a server has. */
const DEFINITIONS =
  /^(apiextensions\.k8s\.io\/[^/]+\/customresourcedefinitions|apiregistration\.k8s\.io\/[^/]+\/apiservices)$/;

const CHANGES: ReadonlySet<string> = new Set(['ADDED', 'MODIFIED', 'DELETED']);

/** Keeps a reflector running for each resource that the server serves, as they come and go. */
export class ResourceSet {
  readonly #context: ReflectorContext;
  readonly #discovery: Discovery;
  readonly #onFailure: (error: unknown) => void;
  readonly #running = new Map<string, Running>();
  #soon: number[] = [];
  #wake = new AbortController();

  /** @param onFailure hears of what ends a reflector other than its signal */
  constructor(
    context: Omit<ReflectorContext, 'onMissing'>,
    discovery: Discovery,
    onFailure: (error: unknown) => void,
  ) {
    this.#context = { ...context, onMissing: () => this.#lookSoon() };
    this.#discovery = discovery;
    this.#onFailure = onFailure;
  }

  /** Looks again soon when the event says that resources come or go. */
  observe(event: RecordingEvent): void {
    if (CHANGES.has(event.type) && 'resource' in event && DEFINITIONS.test(event.resource)) {
      this.#lookSoon();
    }
  }

  /** From what is served at first until the signal aborts; all reflectors have ended then. */
  async run(served: readonly ServedResource[], signal: AbortSignal): Promise<void> {
    try {
      await this.#apply(served, signal);
      while (!signal.aborted) {
        await this.#wait(signal);
        const now = await this.#readAgain(signal);
        if (now !== undefined) await this.#apply(now, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      for (const { end } of this.#running.values()) end.abort();
      await Promise.all([...this.#running.values()].map(({ done }) => done));
    }
  }

  async #readAgain(signal: AbortSignal): Promise<readonly ServedResource[] | undefined> {
    try {
      return await this.#discovery.read(signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof ApiFailure)) throw error;
      // What cannot be asked has not changed as far as we know; the reflectors tell what is lost.
      return undefined;
    }
  }

  async #apply(served: readonly ServedResource[], signal: AbortSignal): Promise<void> {
    const isServed = (each: ServedResource) =>
      served.some(
        ({ name, kind, namespaced }) =>
          name === each.name && kind === each.kind && namespaced === each.namespaced,
      );
    const gone = [...this.#running.values()].filter(({ resource }) => !isServed(resource));
    for (const running of gone) running.end.abort();
    for (const { resource, done } of gone) {
      await done;
      this.#running.delete(resource.name);
      await this.#context.emit({ type: 'UNDISCOVERED', ...named(resource) });
    }
    const fresh = served.filter(({ name }) => !this.#running.has(name));
    for (const resource of fresh) {
      signal.throwIfAborted();
      await this.#context.emit({ type: 'DISCOVERED', ...named(resource) });
    }
    for (const resource of fresh) this.#start(resource, signal);
  }

  #start(resource: ServedResource, signal: AbortSignal): void {
    const end = new AbortController();
    const reflector = new Reflector(resource, this.#context);
    const done = reflector.run(AbortSignal.any([signal, end.signal])).catch(this.#onFailure);
    this.#running.set(resource.name, { resource, end, done });
  }

  #lookSoon(): void {
    const wasQuiet = this.#soon.length === 0;
    this.#soon = [...AFTER_CHANGE_MS];
    // Otherwise a look is due anyway, and a definition that keeps changing must not put it off.
    if (wasQuiet) this.#wake.abort();
  }

  async #wait(signal: AbortSignal): Promise<void> {
    this.#wake = new AbortController();
    if (this.#soon.length === 0) {
      const either = AbortSignal.any([signal, this.#wake.signal]);
      await delay(this.#context.settings.discoveryMs, undefined, { signal: either }).catch(() =>
        signal.throwIfAborted(),
      );
    }
    await delay(this.#soon.shift() ?? 0, undefined, { signal });
  }
}

function named({ name, kind, namespaced }: ServedResource) {
  return { resource: name, kind, namespaced };
}
