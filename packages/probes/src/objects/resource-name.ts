/** A resource as recordings name it, `group/version/plural`, taken apart. The core group is ''. */
export interface ResourceName {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** As objects write it: `apps/v1`, `v1`. */
  readonly apiVersion: string;
}

export function parseResource(resource: string): ResourceName {
  const parts = resource.split('/');
  const plural = parts.at(-1) ?? '';
  const version = parts.at(-2) ?? '';
  const group = parts.slice(0, -2).join('/');
  return { group, version, plural, apiVersion: group ? `${group}/${version}` : version };
}

/** Show the objects of another resource under a kind of their own, with the uids of those. */
const VIEWS: ReadonlySet<string> = new Set([
  'extensions/v1beta1/ingresses',
  'project.openshift.io/v1/projects',
]);

/** Whether a resource has no objects of its own. */
export function isView(resource: string): boolean {
  return VIEWS.has(resource);
}

/** The group of an apiVersion: `apps/v1` gives `apps`, `v1` the core group ''. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
