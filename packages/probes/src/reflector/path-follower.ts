import { ApiFailure, type FailureKind } from './api-failure.ts';
import type { Backoff } from './backoff.ts';
import type { ReflectorContext } from './context.ts';
import { recordedForm, type ServedResource, versionOf } from './served-resource.ts';
import { type WatchEvent, watchChanges } from './watch.ts';

/** Failures after which the server may still know the version we had. */
export const PASSING: ReadonlySet<FailureKind> = new Set([
  'busy',
  'missing',
  'unreachable',
  'cut',
  'silent',
  'brief',
]);

/** A watch that ends sooner is no watch. */
const LEAST_WATCH_MS = 1000;

/**
 * Watches one path of a resource, from version to version.
 *
 * A watch that is lost and taken up again in time replays all that it missed, and the stream hears nothing
 * of it. In time means within `resumeWithinMs`: whoever reads the recording believes meanwhile that what
 * was last seen still holds.
 */
export class PathFollower {
  readonly #context: ReflectorContext;
  readonly #resource: ServedResource;
  readonly #backoff: Backoff;
  readonly #path: string;
  #version: string;
  #blindSince: number;
  /** After a failure, what answers next may not be what we knew. */
  #isDoubtful = false;

  constructor(
    context: ReflectorContext,
    resource: ServedResource,
    from: { readonly path: string; readonly version: string; readonly backoff: Backoff },
  ) {
    this.#context = context;
    this.#resource = resource;
    this.#path = from.path;
    this.#version = from.version;
    this.#backoff = from.backoff;
    this.#blindSince = performance.now();
  }

  /** Ends only by what it throws: the signal's reason, or why the watch cannot be taken up. */
  async run(signal: AbortSignal): Promise<never> {
    for (;;) {
      const failure = await this.#watchOnce(signal);
      if (failure !== undefined) await this.#prepareRetry(failure, signal);
    }
  }

  /** @returns undefined when the server ended the watch in its own time */
  async #watchOnce(signal: AbortSignal): Promise<ApiFailure | undefined> {
    const { settings, outage, connection } = this.#context;
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new ApiFailure('silent', 'the watch was not taken up in time')),
      Math.max(0, this.#blindSince + settings.resumeWithinMs - performance.now()),
    );
    let openedAt: number | undefined;
    const onOpen = () => {
      clearTimeout(timer);
      openedAt = performance.now();
      this.#isDoubtful = false;
      outage.succeeded();
    };
    const attempt = {
      resource: this.#resource,
      path: this.#path,
      since: this.#version,
      settings,
      signal: AbortSignal.any([signal, late.signal]),
      onOpen,
    };
    try {
      if (this.#isDoubtful) await this.#confirm(attempt.signal);
      for await (const event of watchChanges(connection, attempt)) await this.#take(event);
      return this.#ended(openedAt);
    } catch (error) {
      signal.throwIfAborted();
      this.#ended(openedAt);
      if (error instanceof ApiFailure && PASSING.has(error.kind)) return error;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #take({ type, object }: WatchEvent): Promise<void> {
    const version = versionOf(object);
    const resource = this.#resource.name;
    if (type === 'BOOKMARK') {
      await this.#context.emit({ type, resource, resourceVersion: version });
    } else {
      await this.#context.emit({ type, resource, object: recordedForm(this.#resource, object) });
    }
    this.#version = version;
  }

  #ended(openedAt: number | undefined): ApiFailure | undefined {
    if (openedAt === undefined) return undefined;
    this.#blindSince = performance.now();
    const lasted = this.#blindSince - openedAt;
    if (lasted >= this.#context.settings.healthyAfterMs) this.#backoff.reset();
    if (lasted >= LEAST_WATCH_MS) return undefined;
    return new ApiFailure('brief', 'the watch ended as soon as it began');
  }

  async #prepareRetry(failure: ApiFailure, signal: AbortSignal): Promise<void> {
    const { settings, outage, onMissing } = this.#context;
    outage.failed(failure);
    if (failure.kind === 'missing') onMissing();
    this.#isDoubtful ||= failure.kind !== 'brief';
    // However late the next attempt would be by itself, there is one before the time is up.
    const leftMs = this.#blindSince + settings.resumeWithinMs - performance.now();
    const pauseMs = Math.max(Math.min(this.#backoff.next(), leftMs / 2), failure.retryAfterMs);
    if (leftMs < settings.backoffMinMs || pauseMs > leftMs) throw failure;
    await outage.pause(pauseMs, failure, signal);
  }

  /**
   * A server restored from a backup stays silent to those who watch from a version it has not reached; a
   * list that may not be older than this version tells.
   *
   * @throws {ApiFailure} `behind`
   */
  async #confirm(signal: AbortSignal): Promise<void> {
    const { connection, outage } = this.#context;
    await outage.confirm(signal);
    const query = new URLSearchParams({
      limit: '1',
      resourceVersion: this.#version,
      resourceVersionMatch: 'NotOlderThan',
    });
    await connection.get(`${this.#path}?${query}`, {
      signal,
      accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    });
  }
}
