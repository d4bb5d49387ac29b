/** Objects that the live cluster's test creates. */

const CORE = { apiVersion: 'v1' };

export function deployment(name: string, version: string, replicas: number) {
  const labels = { app: name, version };
  const container = { name, image: `registry.example/${name}:${version}` };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${name}-${version}`, namespace: 'shop' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}

export function service(name: string) {
  return {
    ...CORE,
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 9080 }] },
  };
}

export function virtualService(name: string, weight: number) {
  const to = (subset: string, share: number) => ({
    destination: { host: name, subset },
    weight: share,
  });
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'shop' },
    spec: { hosts: [name], http: [{ route: [to('v1', 100 - weight), to('v2', weight)] }] },
  };
}

export function httpRoute(name: string) {
  const backendRefs = [{ name: 'reviews', port: 9080 }];
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: 'shop' },
    spec: { rules: [{ backendRefs }] },
  };
}

export const SECRET_VALUE = 'correct-horse-battery-staple';

export const login = {
  ...CORE,
  kind: 'Secret',
  metadata: { name: 'login', namespace: 'shop' },
  stringData: { password: SECRET_VALUE },
};

export const settings = {
  ...CORE,
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop' },
  data: { colour: 'blue' },
};

const READ = ['get', 'list', 'watch'];

/** May read everything but ConfigMaps. */
export function recorderRole(groups: readonly string[], coreResources: readonly string[]) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'recorder' },
    rules: [
      { apiGroups: groups, resources: ['*'], verbs: READ },
      {
        apiGroups: [''],
        resources: coreResources.filter((name) => name !== 'configmaps'),
        verbs: READ,
      },
    ],
  };
}

export const configMapRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'recorder-config' },
  rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: READ }],
};

export function binding(role: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: role },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name: 'recorder', namespace: 'default' }],
  };
}
