import { formatInstant, type JsonObject, parseInstant } from '@meshlapse/model';
import fc from 'fast-check';
import { anyObject, RESOURCES } from './random-cluster.ts';

const START = parseInstant('2026-01-01T00:00:00Z');
const KINDS = Object.keys(RESOURCES);

type Step =
  | { readonly kind: 'change' | 'delete'; readonly object: JsonObject }
  | { readonly kind: 'disconnect'; readonly of: string }
  | { readonly kind: 'list'; readonly of: string }
  | { readonly kind: 'touch' | 'bookmark' };

const anyStep = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('change'), object: anyObject }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete'), object: anyObject }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('disconnect'), of: fc.constantFrom(...KINDS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('list'), of: fc.constantFrom(...KINDS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('touch', 'bookmark') }) },
) as fc.Arbitrary<Step>;

/** A recording, and what the server held at its end. */
export interface RandomRecording {
  readonly lines: readonly string[];
  readonly instants: readonly number[];
  readonly held: ReadonlyMap<string, JsonObject>;
  readonly lost: ReadonlySet<string>;
}

export const anyRecording: fc.Arbitrary<RandomRecording> = fc
  .array(fc.tuple(anyStep, fc.constantFrom(0, 1, 700_000)), { maxLength: 40, size: 'max' })
  .map((steps) => {
    const server = new Server();
    for (const [step, pause] of steps) server.step(step, pause);
    for (const kind of [...server.lost]) if (steps.length % 2 === 0) server.list(kind);
    return server;
  });

/** An API server of which every change is seen, unless the recorder has lost its resource. */
class Server implements RandomRecording {
  readonly lines: string[] = [];
  readonly instants: number[] = [];
  readonly held = new Map<string, JsonObject>();
  readonly lost = new Set<string>();
  #at = START;
  #version = 100;

  constructor() {
    const header = { format: 'meshlapse-recording', version: 1, cluster: 'random' };
    this.#line(header);
    for (const kind of KINDS)
      this.#event('DISCOVERED', kind, { kind, namespaced: kind !== 'Node' });
    for (const kind of KINDS) this.list(kind);
  }

  step(step: Step, pause: number): void {
    this.#at += pause;
    if (step.kind === 'change') this.#change(step.object);
    else if (step.kind === 'delete') this.#delete(step.object);
    else if (step.kind === 'disconnect') this.#disconnect(step.of);
    else if (step.kind === 'bookmark') this.#bookmark();
    else if (step.kind === 'touch') this.#touch();
    else if (step.kind === 'list' && this.lost.has(step.of)) this.list(step.of);
  }

  list(kind: string): void {
    const objects = [...this.held.values()].filter((object) => object['kind'] === kind);
    for (const object of objects) this.#event('LISTED', kind, { object });
    const resourceVersion = String(this.#version);
    this.#event('SYNCED', kind, { resourceVersion, count: objects.length });
    this.lost.delete(kind);
  }

  #change(object: JsonObject): void {
    const metadata = object['metadata'] as JsonObject;
    const type = this.held.has(String(metadata['uid'])) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    const resourceVersion = String(this.#version);
    const stored = { ...object, metadata: { ...metadata, resourceVersion } };
    this.held.set(String(metadata['uid']), stored);
    this.#watched(type, stored);
  }

  #delete(object: JsonObject): void {
    const uid = String((object['metadata'] as JsonObject)['uid']);
    const stored = this.held.get(uid);
    if (stored && this.held.delete(uid)) this.#watched('DELETED', stored);
  }

  /** A new version of an object that is otherwise the same. */
  #touch(): void {
    const [object] = this.held.values();
    if (object) this.#change(object);
  }

  #bookmark(): void {
    const resourceVersion = String(this.#version);
    this.#event('BOOKMARK', 'Pod', { object: { metadata: { resourceVersion } } });
  }

  #disconnect(kind: string): void {
    if (!this.lost.has(kind)) this.#event('DISCONNECTED', kind, { reason: 'lost' });
    this.lost.add(kind);
  }

  #watched(type: string, object: JsonObject): void {
    const kind = String(object['kind']);
    if (!this.lost.has(kind)) this.#event(type, kind, { object });
  }

  #event(type: string, kind: string, fields: JsonObject): void {
    this.#line({ type, resource: RESOURCES[kind] ?? '', ...fields });
  }

  #line(fields: JsonObject): void {
    this.#at += 1;
    this.instants.push(this.#at);
    this.lines.push(JSON.stringify({ observedAt: formatInstant(this.#at), ...fields }));
  }
}
