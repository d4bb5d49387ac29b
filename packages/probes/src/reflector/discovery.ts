import type { Json, JsonObject } from '@meshlapse/model';
import { ApiFailure } from './api-failure.ts';
import { isObject, parseObject } from './api-response.ts';
import type { ClusterConnection } from './connect.ts';
import type { ServedResource } from './served-resource.ts';

/** A version of an API group, as discovery describes it; a group's preferred version comes first. */
interface GroupVersion {
  readonly group: string;
  readonly version: string;
  /** The server could not ask whoever serves it: what it says of it may be out of date, or nothing. */
  readonly isStale: boolean;
  readonly resources: readonly DiscoveredResource[];
}

interface DiscoveredResource {
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const AGGREGATED = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

/** Said again under another name (events), or nothing but heartbeats. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  '/events',
  'coordination.k8s.io/leases',
  'coordination.k8s.io/leasecandidates',
]);

/**
 * What a server serves, read again and again.
 *
 * A resource that was seen stays at the version it was seen at for as long as that is served, and stays
 * while the server cannot tell whether it is still served.
 */
export class Discovery {
  readonly #connection: ClusterConnection;
  readonly #roots = new Map<string, { etag: string | undefined; versions: GroupVersion[] }>();
  #known: readonly ServedResource[] = [];

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  /**
   * Every resource that can be listed and watched, each at one version. Sorted by name.
   *
   * @throws {ApiFailure}
   */
  async read(signal: AbortSignal): Promise<readonly ServedResource[]> {
    const core = await this.#readRoot('/api', signal);
    const named = await this.#readRoot('/apis', signal);
    this.#known = chooseVersions([...core, ...named], this.#known);
    return this.#known;
  }

  async #readRoot(root: string, signal: AbortSignal): Promise<GroupVersion[]> {
    const before = this.#roots.get(root);
    const etag = before?.etag;
    const answer = await this.#connection.get(root, { signal, accept: AGGREGATED, etag });
    if (answer === undefined) return before?.versions ?? [];
    const document = parseObject(answer.body, 'discovery');
    const isAggregated = document['kind'] === 'APIGroupDiscoveryList';
    const versions = isAggregated
      ? aggregatedVersions(document)
      : await this.#readEach(root, document, signal);
    // The parts of the old form change without the whole.
    this.#roots.set(root, { etag: isAggregated ? answer.etag : undefined, versions });
    return versions;
  }

  async #readEach(
    root: string,
    document: JsonObject,
    signal: AbortSignal,
  ): Promise<GroupVersion[]> {
    const names = root === '/api' ? coreVersions(document) : groupVersions(document);
    const versions: GroupVersion[] = [];
    for (const name of names) {
      const [group, version] = name.includes('/') ? name.split('/', 2) : ['', name];
      const identity = { group: group ?? '', version: version ?? '' };
      try {
        const answer = await this.#connection.get(`${root}/${name}`, { signal });
        const list = parseObject(answer?.body ?? Buffer.alloc(0), 'discovery');
        versions.push({ ...identity, isStale: false, resources: plainResources(list) });
      } catch (error) {
        // One extension that is down must not take the others along.
        if (!(error instanceof ApiFailure) || !['busy', 'missing'].includes(error.kind))
          throw error;
        versions.push({ ...identity, isStale: error.kind === 'busy', resources: [] });
      }
    }
    return versions;
  }
}

function chooseVersions(
  versions: readonly GroupVersion[],
  before: readonly ServedResource[],
): ServedResource[] {
  const known = new Set(before.map(({ name }) => name));
  const chosen = new Map<string, ServedResource>();
  for (const { group, version, resources } of versions) {
    for (const { plural, kind, namespaced } of resources) {
      const key = `${group}/${plural}`;
      const name = prefixOf(group, version) + plural;
      const isBetter = !chosen.has(key) || known.has(name);
      if (isBetter && !LEFT_OUT.has(key)) chosen.set(key, { name, kind, namespaced });
    }
  }
  for (const { group, version } of versions.filter(({ isStale }) => isStale)) {
    const prefix = prefixOf(group, version);
    for (const resource of before.filter(({ name }) => name.startsWith(prefix))) {
      const key = `${group}/${resource.name.slice(prefix.length)}`;
      if (!chosen.has(key)) chosen.set(key, resource);
    }
  }
  return [...chosen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function prefixOf(group: string, version: string): string {
  return group === '' ? `${version}/` : `${group}/${version}/`;
}

function aggregatedVersions(document: JsonObject): GroupVersion[] {
  return objects(document['items']).flatMap((item) => {
    const metadata = item['metadata'];
    const group = isObject(metadata) ? text(metadata['name']) : '';
    return objects(item['versions']).map((version) => ({
      group,
      version: text(version['version']),
      isStale: version['freshness'] === 'Stale',
      resources: objects(version['resources']).filter(isWatchable).map(aggregatedResource),
    }));
  });
}

function aggregatedResource(resource: JsonObject): DiscoveredResource {
  const kind = resource['responseKind'];
  return {
    plural: text(resource['resource']),
    kind: isObject(kind) ? text(kind['kind']) : '',
    namespaced: resource['scope'] === 'Namespaced',
  };
}

function coreVersions(document: JsonObject): string[] {
  const versions = document['versions'];
  return Array.isArray(versions) ? versions.map(text).filter(Boolean) : [];
}

function groupVersions(document: JsonObject): string[] {
  return objects(document['groups']).flatMap((group) => {
    const preferred = group['preferredVersion'];
    const first = isObject(preferred) ? [preferred] : [];
    const all = [...first, ...objects(group['versions'])].map((each) => text(each['groupVersion']));
    return [...new Set(all)].filter(Boolean);
  });
}

function plainResources(list: JsonObject): DiscoveredResource[] {
  return objects(list['resources'])
    .filter((resource) => isWatchable(resource) && !text(resource['name']).includes('/'))
    .map((resource) => ({
      plural: text(resource['name']),
      kind: text(resource['kind']),
      namespaced: resource['namespaced'] === true,
    }));
}

function isWatchable(resource: JsonObject): boolean {
  const verbs = resource['verbs'];
  return Array.isArray(verbs) && verbs.includes('list') && verbs.includes('watch');
}

function objects(json: Json | undefined): JsonObject[] {
  return Array.isArray(json)
    ? (json as Json[]).filter((each): each is JsonObject => isObject(each))
    : [];
}

function text(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}
