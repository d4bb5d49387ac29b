import { isWildcard, labelsSelector, serviceOfHost, wildcardsAbove } from '@meshlapse/mesh';
import { clusterId } from './cluster-id.ts';
import {
  hostTopic,
  keyTopic,
  type LabelState,
  type Many,
  type Reference,
  ruleTopic,
  type Single,
  type SyntheticVertex,
  settledTopic,
  subsetTopic,
  type Target,
  type Unseen,
  uidTopic,
  underTopic,
} from './facts.ts';
import type { Selection } from './selections.ts';
import type { ProvidedVertex, Topics } from './topics.ts';

/** Something that is referred to and is not there. */
export interface MissingTarget {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly host?: string;
  readonly reason: string;
}

export interface Resolution<Holder> {
  readonly out: string | undefined;
  readonly targets: readonly string[];
  readonly selections: readonly Selection<Holder>[];
  readonly missing: MissingTarget | undefined;
  /** Vertices that are there because of the reference, but for the missing one. */
  readonly made: readonly SyntheticVertex[];
  /** Everything that was looked up. */
  readonly topics: readonly string[];
}

interface Found<Holder> {
  readonly targets?: readonly string[];
  readonly selections?: readonly Selection<Holder>[];
  readonly missing?: MissingTarget | undefined;
  readonly made?: readonly SyntheticVertex[];
}

/** Finds what references mean at this moment, and subscribes them to what they looked up. */
export class Resolver<Holder> {
  readonly #cluster: string;
  readonly #topics: Topics<Holder>;
  readonly #states = new Map<string, LabelState>();

  constructor(cluster: string, topics: Topics<Holder>) {
    this.#cluster = cluster;
    this.#topics = topics;
  }

  /** Whether that is news. */
  settle(label: string, state: LabelState): boolean {
    if ((this.#states.get(label) ?? 'absent') === state) return false;
    if (state === 'absent') this.#states.delete(label);
    else this.#states.set(label, state);
    return true;
  }

  resolve(reference: Reference, self: string, holder: Holder): Resolution<Holder> {
    const lookup = new Lookup(this.#topics, this.#states, holder);
    lookup.asksForMissing = reference.unresolved !== undefined;
    const ends = { self, cluster: clusterId(this.#cluster) };
    const out = single(reference.from ?? { by: 'self' }, ends, lookup);
    const found = find(reference.to, ends, lookup);
    const { targets = [], selections = [], missing } = found;
    const made = reference.from?.by === 'vertex' ? [reference.from.vertex] : [];
    if (found.made) made.push(...found.made);
    return { out, targets, selections, missing, made, topics: lookup.topics };
  }
}

/** The vertex that stands for something missing. */
export function missingVertex(
  cluster: string,
  { kind, namespace, name, host, reason }: MissingTarget,
  unresolved: Reference['unresolved'] = 'missing',
): SyntheticVertex {
  const optional = unresolved === 'optional' ? true : undefined;
  const place = [cluster, kind, namespace ?? '', host, name].filter((part) => part !== undefined);
  return {
    id: `missing:${place.join('/')}`,
    label: 'Missing',
    properties: { name, namespace, cluster, kind, host, reason, optional },
    order: optional ? '1' : '0',
  };
}

interface Ends {
  readonly self: string;
  readonly cluster: string;
}

/** Reads names and takes note of each. */
class Lookup<Holder> {
  readonly holder: Holder;
  readonly topics: string[] = [];
  asksForMissing = false;
  readonly #topics: Topics<Holder>;
  readonly #states: ReadonlyMap<string, LabelState>;

  constructor(topics: Topics<Holder>, states: ReadonlyMap<string, LabelState>, holder: Holder) {
    this.#topics = topics;
    this.#states = states;
    this.holder = holder;
  }

  first(topic: string): ProvidedVertex | undefined {
    this.#note(topic);
    return this.#topics.first(topic);
  }

  all(topic: string): readonly ProvidedVertex[] {
    this.#note(topic);
    return this.#topics.all(topic);
  }

  /** Whether what is not there is known to be missing, if that matters. `also` may be unknown to the cluster altogether. */
  mayBeMissing(label: string, also: readonly string[] = []): boolean {
    if (!this.asksForMissing) return false;
    for (const read of [label, ...also]) this.#note(settledTopic(read));
    const state = this.#states.get(label);
    const isKnown = state === 'settled' || state === 'lost';
    return isKnown && also.every((other) => this.#states.get(other) !== 'pending');
  }

  isLost(label: string): boolean {
    this.#note(settledTopic(label));
    return this.#states.get(label) === 'lost';
  }

  #note(topic: string): void {
    if (this.topics.includes(topic)) return;
    this.topics.push(topic);
    this.#topics.subscribe(topic, this.holder);
  }
}

function single<H>(target: Single, ends: Ends, lookup: Lookup<H>): string | undefined {
  switch (target.by) {
    case 'self':
      return ends.self;
    case 'cluster':
      return ends.cluster;
    case 'vertex':
      return target.vertex.id;
    case 'uid':
      return lookup.first(uidTopic(target.uid))?.vertex;
    case 'key':
      return lookup.first(keyTopic(target.label, target.namespace, target.name))?.vertex;
  }
}

function find<H>(target: Target, ends: Ends, lookup: Lookup<H>): Found<H> {
  switch (target.by) {
    case 'selector': {
      const { label, scope, selector } = target;
      return { selections: [{ holder: lookup.holder, label, scope, selector }] };
    }
    case 'host':
      return findHost(target.host, lookup);
    case 'subset':
      return findSubset(target, lookup);
    case 'workloads':
      return { selections: findWorkloads(target, lookup) };
    case 'vertex':
      return { targets: [target.vertex.id], made: [target.vertex] };
    default: {
      const vertex = single(target, ends, lookup);
      if (vertex !== undefined) return { targets: [vertex] };
      if (target.by === 'uid') return findUnseen(target.unseen, lookup);
      return { missing: target.by === 'key' ? missingKey(target, lookup) : undefined };
    }
  }
}

function findUnseen<H>(unseen: Unseen | undefined, lookup: Lookup<H>): Found<H> {
  if (!unseen || !lookup.isLost(unseen.label)) return {};
  return { targets: [unseen.vertex.id], made: [unseen.vertex] };
}

function missingKey<H>(
  { label, namespace, name }: Single & { by: 'key' },
  lookup: Lookup<H>,
): MissingTarget | undefined {
  if (!lookup.mayBeMissing(label)) return undefined;
  return { kind: label, namespace, name, reason: `no ${label} of this name` };
}

/** What answers to a host: of several the first; under a wildcard all. */
function hostsFor<H>(host: string, lookup: Lookup<H>): readonly ProvidedVertex[] {
  if (isWildcard(host)) {
    const found = [...lookup.all(hostTopic(host)), ...lookup.all(underTopic(host))];
    return [...new Map(found.map((item) => [item.vertex, item])).values()];
  }
  for (const name of [host, ...wildcardsAbove(host)]) {
    const found = lookup.first(hostTopic(name));
    if (found) return [found];
  }
  return [];
}

function findHost<H>(host: string, lookup: Lookup<H>): Found<H> {
  const targets = hostsFor(host, lookup).map(({ vertex }) => vertex);
  if (targets.length > 0 || isWildcard(host)) return { targets };
  return { missing: missingHost(host, lookup) };
}

function missingHost<H>(host: string, lookup: Lookup<H>): MissingTarget | undefined {
  if (!lookup.mayBeMissing('Service', ['ServiceEntry'])) return undefined;
  const namespace = serviceOfHost(host)?.namespace;
  return { kind: 'Service', namespace, name: host, reason: 'no Service for the host' };
}

/** Only the rules of the most specific host count, also when they lack the subset. */
function findSubset<H>({ host, subset }: Many & { by: 'subset' }, lookup: Lookup<H>): Found<H> {
  if (hostsFor(host, lookup).length === 0) return { missing: missingHost(host, lookup) };
  const names = [host, ...wildcardsAbove(host)];
  const ruled = names.find((name) => lookup.first(ruleTopic(name)) !== undefined);
  const found = ruled === undefined ? undefined : lookup.first(subsetTopic(ruled, subset));
  if (found) return { targets: [found.vertex] };
  if (!lookup.mayBeMissing('Service', ['DestinationRule'])) return {};
  const namespace = serviceOfHost(host)?.namespace;
  const reason = ruled ? 'subset not defined' : 'no DestinationRule for the host';
  return { missing: { kind: 'Subset', namespace, name: subset, host, reason } };
}

function findWorkloads<H>(
  { host, labels }: Many & { by: 'workloads' },
  lookup: Lookup<H>,
): readonly Selection<H>[] {
  const { holder } = lookup;
  return hostsFor(host, lookup).flatMap(({ provision }) => {
    const { workloads } = provision;
    if (!workloads) return [];
    const scope = { in: 'namespace', namespace: workloads.namespace } as const;
    const selector = [...workloads.selector, ...labelsSelector(labels)];
    return workloads.labels.map((label) => ({ holder, label, scope, selector }));
  });
}
