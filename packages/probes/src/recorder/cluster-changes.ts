import {
  BEGINNING,
  type Instant,
  type Mutation,
  type ObservationChange,
  type PutVertex,
} from '@meshlapse/model';
import { at, textOf } from '../json.ts';
import { clusterId } from '../linking/cluster-id.ts';
import { Linker } from '../linking/linker.ts';
import { factsOf, propertiesOf, touchedProperties, viewOf } from '../objects/describe.ts';
import { type NormalisedObject, normalise } from '../objects/normalise.ts';
import { isView, parseResource } from '../objects/resource-name.ts';
import { redactText } from '../objects/secrets.ts';
import { vertexLabel } from '../objects/vertex-label.ts';
import type {
  DiscoveryEvent,
  ObjectEvent,
  RecordingEvent,
  RecordingHeader,
  SyncedEvent,
} from '../recording/events.ts';
import { mutationsOf, type ObjectChanges } from './mutations.ts';
import type { RecorderState } from './recorder-state.ts';
import { labelState, type ResourceState } from './resource-table.ts';
import { isOlder, TrackedObjects } from './tracked-objects.ts';

/** Takes mutations in order; `bytes` is about how much they weigh. */
export type Emit = (mutation: Mutation, bytes?: number) => void;

const NOT_SERVED = 'the server does not serve it';

/**
 * What the events of one cluster come to. No I/O and no clock: the same state and the same event give the same
 * mutations.
 */
export class ClusterChanges {
  readonly cluster: string;
  readonly state: RecorderState;
  readonly objects = new TrackedObjects();
  readonly linker: Linker;
  readonly #emit: Emit;

  constructor(cluster: string, state: RecorderState, emit: Emit) {
    this.cluster = cluster;
    this.state = state;
    this.linker = new Linker(cluster);
    this.#emit = emit;
  }

  apply(event: RecordingEvent): void {
    const before = this.state.at;
    this.state.at = Math.max(before, event.observedAt);
    switch (event.type) {
      case 'HEADER':
        this.#begin(event, before);
        break;
      case 'DISCOVERED':
        this.#discover(event);
        break;
      case 'UNDISCOVERED':
        this.#undiscover(event);
        break;
      case 'LISTED':
      case 'ADDED':
      case 'MODIFIED':
        this.#observe(event);
        break;
      case 'DELETED':
        this.#delete(event);
        break;
      case 'SYNCED':
        this.#sync(event);
        break;
      case 'DISCONNECTED':
        this.#disconnect(event.resource, redactText(event.reason));
        break;
      case 'ERROR':
        this.#disconnect(
          event.resource,
          redactText(textOf(event.object['message']) ?? 'watching failed'),
        );
        break;
      case 'BOOKMARK':
        break;
    }
  }

  /** Takes note of an event of a list that is still open, applied before the memory of it was lost. */
  recall(event: RecordingEvent): void {
    if (event.type === 'DELETED') this.#noteDeleted(event);
    else if ('object' in event && event.type !== 'ERROR') this.#noteListed(event);
  }

  /** Nothing more will be seen: from the last event on nothing is observed. */
  pause(reason: string): void {
    for (const resource of this.state.resources.values()) {
      if (!resource.isObserved) continue;
      this.#lose(resource, this.state.at, reason);
      resource.isPaused = true;
    }
  }

  /** It goes on after all, as if it had never paused. */
  resume(reason: string): void {
    for (const resource of this.state.resources.values()) {
      if (resource.isPaused) this.#regain(resource, this.state.at, reason);
    }
  }

  /** A new beginning: what was observed until now was lost with the last event before. */
  #begin({ serverVersion }: RecordingHeader, before: Instant): void {
    const { state, cluster } = this;
    const isKnown = state.startedAt > BEGINNING && serverVersion === state.serverVersion;
    state.startedAt = state.at;
    state.serverVersion = serverVersion;
    for (const resource of state.resources.values()) {
      if (resource.isObserved) this.#lose(resource, before, 'the recorder was not running');
      resource.isPaused = false;
      resource.listed = undefined;
      if (!resource.isServed) this.#regain(resource, state.at, NOT_SERVED);
    }
    if (isKnown) return;
    const own = { name: cluster, cluster };
    const properties = new Map(Object.entries(serverVersion ? { ...own, serverVersion } : own));
    const id = clusterId(cluster);
    this.#emit({ kind: 'putVertex', id, label: 'Cluster', at: state.at, properties });
  }

  /** Until now the server did not serve it: there were none of its objects. From now on nothing is known. */
  #discover({ resource, kind, namespaced }: DiscoveryEvent): void {
    const { resources, startedAt, at: now } = this.state;
    const known = resources.get(resource);
    if (known?.isServed) return;
    const state = known ?? newResource(resource, kind, namespaced);
    resources.set(resource, state);
    if (!known && startedAt < now) this.#regain(state, startedAt, NOT_SERVED);
    state.isServed = true;
    this.#lose(state, now, 'its objects are not listed yet');
  }

  #undiscover({ resource }: DiscoveryEvent): void {
    const state = this.state.resources.get(resource);
    if (!state) return;
    const ends = this.#forget(this.objects.uidsOf(resource));
    this.#commit({ puts: [], ends }, state.isObserved ? undefined : state.lostAt);
    state.isServed = false;
    state.isSettled = false;
    state.listed = undefined;
    if (state.isObserved) this.#settle(state);
    else this.#regain(state, this.state.at, NOT_SERVED);
  }

  #observe(event: ObjectEvent): void {
    const { type, resource, object } = event;
    const uid = textOf(at(object, 'metadata', 'uid'));
    const state = this.state.resources.get(resource);
    if (!uid || !state) return;
    this.#noteListed(event);
    if (this.#isElsewhere(uid, resource)) return;
    const tracked = this.objects.get(uid);
    const version = textOf(at(object, 'metadata', 'resourceVersion'));
    if (type !== 'LISTED' && isOlder(version, tracked?.resourceVersion)) return;
    const { apiVersion } = parseResource(resource);
    const normalised = normalise(object, { apiVersion, kind: state.kind });
    if (tracked?.contentHash === normalised.contentHash) this.#touch(uid, normalised);
    else this.#put(uid, state, normalised);
  }

  /** An object that two resources show is one object: the first that showed it has it. */
  #isElsewhere(uid: string, resource: string): boolean {
    return isView(resource) || (this.objects.get(uid)?.resource ?? resource) !== resource;
  }

  #touch(uid: string, normalised: NormalisedObject): void {
    const tracked = this.objects.get(uid);
    if (!tracked || tracked.resourceVersion === normalised.resourceVersion) return;
    tracked.resourceVersion = normalised.resourceVersion;
    const properties = touchedProperties(normalised);
    this.#emit({ kind: 'touchVertex', id: uid, at: this.state.at, properties });
  }

  #put(uid: string, state: ResourceState, normalised: NormalisedObject): void {
    const { contentHash, resourceVersion, document } = normalised;
    const object = viewOf(document, this.cluster, state.resource);
    if (!this.objects.get(uid)) this.#endNamesake(state, object);
    this.objects.set(uid, { resource: state.resource, contentHash, resourceVersion });
    this.linker.put(factsOf(object));
    const put: PutVertex = {
      kind: 'putVertex',
      id: uid,
      label: object.label,
      at: this.state.at,
      properties: propertiesOf(object, normalised),
      document,
    };
    this.#commit({ puts: [{ put, bytes: normalised.bytes }], ends: [] });
  }

  /** There is one object of a name at a time: a new one proves that the old one is gone. */
  #endNamesake(
    state: ResourceState,
    { namespace, name }: { readonly namespace: string | undefined; readonly name: string },
  ): void {
    const namesake = this.linker.find(state.label, namespace, name);
    if (namesake === undefined || this.objects.get(namesake)?.resource !== state.resource) return;
    const ends = this.#forget([namesake]);
    this.#commit({ puts: [], ends }, state.isObserved ? undefined : state.lostAt);
  }

  #delete(event: ObjectEvent): void {
    this.#noteDeleted(event);
    const uid = textOf(at(event.object, 'metadata', 'uid')) ?? '';
    if (this.#isElsewhere(uid, event.resource)) return;
    this.#commit({ puts: [], ends: this.#forget([uid]) });
  }

  /** While a list is under way, changes belong to it too. */
  #noteListed({ type, resource, object }: ObjectEvent): void {
    const state = this.state.resources.get(resource);
    const uid = textOf(at(object, 'metadata', 'uid'));
    if (state && uid && (type === 'LISTED' || state.listed)) listedOf(state).add(uid);
  }

  #noteDeleted({ resource, object }: ObjectEvent): void {
    const uid = textOf(at(object, 'metadata', 'uid')) ?? '';
    this.state.resources.get(resource)?.listed?.delete(uid);
  }

  /** The list is complete: what is not in it is gone, and nobody saw when. */
  #sync({ resource, count }: SyncedEvent): void {
    const state = this.state.resources.get(resource);
    if (!state) return;
    const listed = listedOf(state);
    state.listed = undefined;
    // A list that is shorter than it says has lost lines: what is not in it may well be there.
    const isWhole = listed.size >= count;
    const gone = this.objects.uidsOf(resource).filter((uid) => isWhole && !listed.has(uid));
    this.#commit(
      { puts: [], ends: this.#forget(gone) },
      state.isObserved ? undefined : state.lostAt,
    );
    state.isSettled = true;
    if (!state.isObserved) this.#regain(state, this.state.at, 'listed');
  }

  #disconnect(resource: string, reason: string): void {
    const state = this.state.resources.get(resource);
    if (!state) return;
    state.listed = undefined;
    if (state.isObserved) this.#lose(state, this.state.at, reason);
    else if (this.#isUnexplained(state) && state.lostBecause !== reason)
      this.#explain(state, reason);
  }

  /** It was never listed, or is lost since before this recording began. */
  #isUnexplained({ isSettled, lostAt }: ResourceState): boolean {
    return !isSettled || lostAt < this.state.startedAt;
  }

  /** By now it is not observed for another reason: from here on the gap says so. */
  #explain(state: ResourceState, reason: string): void {
    const when = { at: this.state.at, reason };
    this.#observation('observed', state, when);
    this.#observation('unobserved', state, when);
    state.lostBecause = reason;
  }

  #forget(uids: readonly string[]): readonly string[] {
    const known = uids.filter((uid) => this.objects.delete(uid));
    for (const uid of known) this.linker.delete(uid);
    return known;
  }

  #commit(objects: ObjectChanges, notBefore?: Instant): void {
    const links = this.linker.takeChanges();
    for (const { mutation, bytes } of mutationsOf(this.state.at, objects, links, notBefore)) {
      this.#emit(mutation, bytes);
    }
  }

  #lose(state: ResourceState, from: Instant, reason: string): void {
    state.isObserved = false;
    state.lostAt = from;
    state.lostBecause = reason;
    this.#observation('unobserved', state, { at: from, reason });
    this.#settle(state);
  }

  #regain(state: ResourceState, from: Instant, reason: string): void {
    state.isObserved = true;
    state.isPaused = false;
    this.#observation('observed', state, { at: from, reason });
    this.#settle(state);
  }

  #settle(state: ResourceState): void {
    this.linker.settle(state.label, labelState(state));
    this.#commit({ puts: [], ends: [] });
  }

  #observation(
    kind: ObservationChange['kind'],
    { resource, label }: ResourceState,
    when: { readonly at: Instant; readonly reason: string },
  ): void {
    this.#emit({ kind, cluster: this.cluster, resource, label, ...when });
  }
}

function newResource(resource: string, kind: string, namespaced: boolean): ResourceState {
  return {
    resource,
    kind,
    label: vertexLabel(parseResource(resource).group, kind),
    namespaced,
    isServed: true,
    isObserved: false,
    isSettled: false,
    isPaused: false,
    lostAt: BEGINNING,
    lostBecause: '',
    listed: undefined,
  };
}

function listedOf(state: ResourceState): Set<string> {
  state.listed ??= new Set();
  return state.listed;
}
