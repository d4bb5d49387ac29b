export interface Definition {
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export interface Catalogue {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Group versions of which nothing is known now. */
  readonly stale: ReadonlySet<string>;
}

type Named = [plural: string, definition: Definition];

export function aggregatedDocument(catalogue: Catalogue, isCore: boolean): object {
  const items = groupsOf(catalogue, isCore).map(({ name, versions }) => ({
    metadata: name === '' ? {} : { name },
    versions: versions.map(({ version, resources }) => {
      const isStale = catalogue.stale.has(`${name}/${version}`);
      const freshness = isStale ? 'Stale' : 'Current';
      return { version, freshness, resources: isStale ? [] : resources.map(aggregated) };
    }),
  }));
  return { kind: 'APIGroupDiscoveryList', items };
}

export function plainDocument(catalogue: Catalogue, isCore: boolean): object {
  if (isCore) return { kind: 'APIVersions', versions: ['v1'] };
  const groups = groupsOf(catalogue, false).map(({ name, versions }) => {
    const all = versions.map(({ version }) => ({ version, groupVersion: `${name}/${version}` }));
    return { name, versions: all, preferredVersion: all[0] };
  });
  return { kind: 'APIGroupList', groups };
}

/** `/api/v1`, `/apis/apps/v1`: undefined for any other path, and for groups whose server is down. */
export function groupDocument({ definitions, stale }: Catalogue, path: string): object | undefined {
  const wanted = path.replace(/^\/apis?\//, '');
  const found = [...definitions].filter(([name]) => name.replace(/\/[^/]*$/, '') === wanted);
  if (found.length === 0 || stale.has(wanted)) return undefined;
  const resources = found.flatMap(([name, { kind, namespaced, verbs }]) => {
    const plural = name.split('/').at(-1) ?? '';
    const resource = { name: plural, kind, namespaced, verbs };
    return [resource, { ...resource, name: `${plural}/status` }];
  });
  return { kind: 'APIResourceList', resources };
}

function aggregated([plural, { kind, namespaced, verbs }]: Named): object {
  return {
    resource: plural,
    responseKind: { kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    verbs,
    subresources: [{ subresource: 'status', responseKind: { kind }, verbs: ['get'] }],
  };
}

function groupsOf({ definitions }: Catalogue, isCore: boolean) {
  const groups = new Map<string, Map<string, Named[]>>();
  for (const [resource, definition] of definitions) {
    const [plural = '', version = '', group = ''] = resource.split('/').reverse();
    const versions = groups.get(group) ?? new Map<string, Named[]>();
    groups.set(group, versions);
    versions.set(version, [...(versions.get(version) ?? []), [plural, definition]]);
  }
  return [...groups]
    .filter(([name]) => (name === '') === isCore)
    .map(([name, versions]) => ({
      name,
      versions: [...versions].map(([version, resources]) => ({ version, resources })),
    }));
}
