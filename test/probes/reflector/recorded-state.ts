import assert from 'node:assert/strict';
import type { JsonObject } from '@meshlapse/model';
import type { EventSink, RecordingEvent } from '@meshlapse/probes';

interface ResourceState {
  isObserved: boolean;
  listed: JsonObject[];
  objects: Map<string, JsonObject>;
}

/**
 * A sink that replays what it is given by the rules of the recording format, and fails when an event breaks
 * them.
 */
export class RecordedState implements EventSink {
  readonly events: RecordingEvent[] = [];
  readonly #resources = new Map<string, ResourceState>();
  readonly #waiting = new Set<() => void>();

  async write(event: RecordingEvent): Promise<void> {
    const last = this.events.at(-1);
    if (last === undefined) assert.equal(event.type, 'HEADER');
    else assert.ok(event.observedAt >= last.observedAt, 'observedAt goes back');
    this.events.push(event);
    this.#take(event);
    for (const check of this.#waiting) check();
  }

  /** Names of the resources that the server serves. */
  get resources(): string[] {
    return [...this.#resources.keys()];
  }

  isObserved(resource: string): boolean {
    return this.#resources.get(resource)?.isObserved ?? false;
  }

  /** `namespace/name uid resourceVersion` of each object. */
  contents(resource: string): string[] {
    return [...(this.#resources.get(resource)?.objects.values() ?? [])].map((object) => {
      const { namespace, name, uid, resourceVersion } = metadataOf(object);
      const key = namespace === undefined ? name : `${namespace}/${name}`;
      return `${key} ${uid} ${resourceVersion}`;
    });
  }

  objects(resource: string): JsonObject[] {
    return [...(this.#resources.get(resource)?.objects.values() ?? [])];
  }

  /** The types of a resource's events, in order. */
  types(resource: string): string[] {
    return this.eventsOf(resource).map(({ type }) => type);
  }

  eventsOf(resource: string): Exclude<RecordingEvent, { type: 'HEADER' }>[] {
    return this.events.filter(
      (event): event is Exclude<RecordingEvent, { type: 'HEADER' }> =>
        event.type !== 'HEADER' && event.resource === resource,
    );
  }

  async until(what: string, isSo: () => boolean, timeoutMs = 10_000): Promise<void> {
    if (isSo()) return;
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearInterval(polling);
        clearTimeout(timer);
        this.#waiting.delete(check);
        settle();
      };
      const check = () => isSo() && end(resolve);
      const polling = setInterval(check, 20);
      const timer = setTimeout(() => {
        end(() => reject(new Error(`not within ${timeoutMs / 1000} s: ${what}`)));
      }, timeoutMs);
      this.#waiting.add(check);
    });
  }

  #take(event: RecordingEvent): void {
    if (event.type === 'HEADER') return;
    if (event.type === 'DISCOVERED') {
      assert.ok(!this.#resources.has(event.resource), `${event.resource} is discovered twice`);
      this.#resources.set(event.resource, { isObserved: false, listed: [], objects: new Map() });
    }
    const state = this.#resources.get(event.resource);
    assert.ok(state, `${event.type} of the unknown resource ${event.resource}`);
    switch (event.type) {
      case 'DISCOVERED':
        break;
      case 'UNDISCOVERED':
        this.#resources.delete(event.resource);
        break;
      case 'LISTED':
        assert.ok(!state.isObserved, `${event.resource} is listed while it is watched`);
        state.listed.push(event.object);
        break;
      case 'SYNCED':
        assert.equal(state.listed.length, event.count, `${event.resource}: count of SYNCED`);
        state.objects = new Map(state.listed.map((object) => [uidOf(object), object]));
        assert.equal(state.objects.size, event.count, `${event.resource}: an object listed twice`);
        state.listed = [];
        state.isObserved = true;
        break;
      case 'DISCONNECTED':
      case 'ERROR':
        state.isObserved = false;
        break;
      default:
        assert.ok(state.isObserved, `${event.type} of ${event.resource}, which is not observed`);
        if (event.type !== 'BOOKMARK') change(state.objects, event.type, event.object);
    }
  }
}

function change(objects: Map<string, JsonObject>, type: string, object: JsonObject): void {
  const uid = uidOf(object);
  assert.equal(objects.has(uid), type !== 'ADDED', `${type} of ${uid}`);
  if (type === 'DELETED') objects.delete(uid);
  else objects.set(uid, object);
}

function metadataOf(object: JsonObject): Record<string, string | undefined> {
  return object['metadata'] as Record<string, string | undefined>;
}

function uidOf(object: JsonObject): string {
  const { uid } = metadataOf(object);
  assert.ok(uid, 'an object without uid');
  return uid;
}
