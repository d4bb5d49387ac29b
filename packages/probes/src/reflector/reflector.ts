import { ApiFailure, type FailureKind } from './api-failure.ts';
import { Backoff } from './backoff.ts';
import type { ReflectorContext } from './context.ts';
import { type Listing, listAll } from './list.ts';
import { PASSING, PathFollower } from './path-follower.ts';
import { pathOf, recordedForm, type ServedResource } from './served-resource.ts';
import { WatchRefused } from './watch.ts';

/** Failures that last until somebody does something about them. */
const LASTING: ReadonlySet<FailureKind> = new Set(['forbidden', 'refused']);

/**
 * Follows one resource of a cluster: lists it, watches it from there on, and lists it again whenever the
 * watch cannot be taken up where it was.
 *
 * After a DISCONNECTED or an ERROR there is nothing but LISTED until the next SYNCED.
 */
export class Reflector {
  readonly #resource: ServedResource;
  readonly #context: ReflectorContext;
  readonly #paths: readonly string[];
  readonly #backoff: Backoff;
  /** Nothing is known of the resource since then; undefined while it is followed. */
  #darkSince: number | undefined = performance.now();
  #isDisconnected = false;

  constructor(resource: ServedResource, context: ReflectorContext) {
    this.#resource = resource;
    this.#context = context;
    const namespaces = resource.namespaced ? context.namespaces : [];
    this.#paths =
      namespaces.length === 0
        ? [pathOf(resource)]
        : namespaces.map((namespace) => pathOf(resource, namespace));
    this.#backoff = new Backoff(context.settings.backoffMinMs, context.settings.backoffMaxMs);
  }

  /** Until the signal aborts. @throws what no API server is to blame for: the sink's errors, for one */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const versions = await this.#list(signal);
        await this.#watch(versions, signal);
      } catch (error) {
        if (signal.aborted) return;
        await this.#recover(error, signal);
      }
    }
  }

  /** @returns the version to watch each path from */
  async #list(signal: AbortSignal): Promise<string[]> {
    const { connection, outage, settings, slots } = this.#context;
    await outage.confirm(signal);
    return await slots.use(signal, async () => {
      const listings: Listing[] = [];
      for (const path of this.#paths) {
        const { pageSize } = settings;
        const request = { resource: this.#resource, path, pageSize, signal };
        listings.push(await listAll(connection, request));
        outage.succeeded();
      }
      await this.#emitListings(listings, signal);
      return listings.map(({ resourceVersion }) => resourceVersion);
    });
  }

  async #emitListings(listings: readonly Listing[], signal: AbortSignal): Promise<void> {
    const { emit } = this.#context;
    const resource = this.#resource.name;
    for (const { objects } of listings) {
      for (const object of objects) {
        signal.throwIfAborted();
        await emit({ type: 'LISTED', resource, object: recordedForm(this.#resource, object) });
      }
    }
    const count = listings.reduce((sum, listing) => sum + listing.count, 0);
    const resourceVersion = listings.at(-1)?.resourceVersion ?? '';
    await emit({ type: 'SYNCED', resource, resourceVersion, count });
    this.#darkSince = undefined;
    this.#isDisconnected = false;
  }

  /** Ends, for all paths together, when one of them cannot go on. */
  async #watch(versions: readonly string[], signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    const both = AbortSignal.any([signal, end.signal]);
    const followers = versions.map((version, index) => {
      const from = { path: this.#paths[index] ?? '', version, backoff: this.#backoff };
      return new PathFollower(this.#context, this.#resource, from).run(both);
    });
    try {
      await Promise.race(followers);
    } finally {
      end.abort();
      await Promise.allSettled(followers);
    }
  }

  async #recover(error: unknown, signal: AbortSignal): Promise<void> {
    const { outage, settings } = this.#context;
    const failure = error instanceof WatchRefused ? error.failure : error;
    if (!(failure instanceof ApiFailure)) throw error;
    outage.failed(failure);
    if (failure.kind === 'missing') this.#context.onMissing();
    if (error instanceof WatchRefused) {
      const { name: resource } = this.#resource;
      await this.#context.emit({ type: 'ERROR', resource, object: error.status });
      this.#darkSince ??= performance.now();
    } else {
      await this.#noteLoss(failure);
    }
    const pauseMs = LASTING.has(failure.kind)
      ? settings.forbiddenRetryMs * (0.8 + Math.random() * 0.4)
      : Math.max(this.#backoff.next(), failure.retryAfterMs);
    await outage.pause(pauseMs, failure, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }

  /** A resource that never was followed gets some time before its failing is worth a line. */
  async #noteLoss(failure: ApiFailure): Promise<void> {
    const isNews = this.#darkSince === undefined || !PASSING.has(failure.kind);
    this.#darkSince ??= performance.now();
    const darkMs = performance.now() - this.#darkSince;
    if (this.#isDisconnected || !(isNews || darkMs > this.#context.settings.resumeWithinMs)) return;
    this.#isDisconnected = true;
    const { name: resource } = this.#resource;
    await this.#context.emit({ type: 'DISCONNECTED', resource, reason: failure.reason });
  }
}
