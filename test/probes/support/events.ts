import { type JsonObject, parseInstant } from '@meshlapse/model';
import type { RecordingEvent } from '@meshlapse/probes';
import { encodeEvent } from '../../../packages/probes/src/recording/writer.ts';
import { RESOURCES } from './random-cluster.ts';

const START = parseInstant('2026-01-01T00:00:00Z');
const SECOND = 1_000_000;

/** An instant so many seconds after the beginning. */
export function after(seconds: number): number {
  return START + seconds * SECOND;
}

/** Writes down what a recorder saw, one event a second unless a pause is made. */
export class Script {
  readonly events: RecordingEvent[] = [];
  #second = -1;
  #version = 100;

  constructor(cluster = 'test') {
    this.#add({ type: 'HEADER', cluster, serverVersion: 'v1.37.2', observedAt: this.#now() });
  }

  get seconds(): number {
    return this.#second;
  }

  /** Lets time go by. */
  until(second: number): this {
    this.#second = second - 1;
    return this;
  }

  discovered(...kinds: readonly string[]): this {
    for (const kind of kinds) {
      const namespaced = kind !== 'Node' && kind !== 'Namespace';
      this.#add({ type: 'DISCOVERED', kind, namespaced, ...this.#on(kind) });
    }
    return this;
  }

  undiscovered(kind: string): this {
    return this.#add({ type: 'UNDISCOVERED', kind, namespaced: true, ...this.#on(kind) });
  }

  listed(...objects: readonly JsonObject[]): this {
    for (const object of objects) this.#object('LISTED', object);
    return this;
  }

  synced(kind: string, count: number): this {
    return this.#add({ type: 'SYNCED', resourceVersion: '1', count, ...this.#on(kind) });
  }

  added(object: JsonObject): this {
    return this.#object('ADDED', object);
  }

  modified(object: JsonObject): this {
    return this.#object('MODIFIED', object);
  }

  deleted(object: JsonObject): this {
    return this.#object('DELETED', object);
  }

  disconnected(kind: string): this {
    return this.#add({ type: 'DISCONNECTED', reason: 'connection lost', ...this.#on(kind) });
  }

  refused(kind: string): this {
    return this.#add({ type: 'ERROR', object: { message: 'too old' }, ...this.#on(kind) });
  }

  bookmark(kind: string): this {
    return this.#add({ type: 'BOOKMARK', resourceVersion: '1', ...this.#on(kind) });
  }

  lines(): readonly string[] {
    return this.events.map((event) => JSON.stringify(encodeEvent(event)));
  }

  #object(type: 'LISTED' | 'ADDED' | 'MODIFIED' | 'DELETED', object: JsonObject): this {
    const metadata = object['metadata'] as JsonObject;
    this.#version += 1;
    const resourceVersion = metadata['resourceVersion'] ?? String(this.#version);
    const versioned = { ...object, metadata: { ...metadata, resourceVersion } };
    return this.#add({ type, object: versioned, ...this.#on(String(object['kind'])) });
  }

  #on(kind: string): { resource: string; observedAt: number } {
    return { resource: RESOURCES[kind] ?? '', observedAt: this.#now() };
  }

  #now(): number {
    this.#second += 1;
    return after(this.#second);
  }

  #add(event: RecordingEvent): this {
    this.events.push(event);
    return this;
  }
}
