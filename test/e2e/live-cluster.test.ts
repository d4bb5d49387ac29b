import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '@meshlapse/model';
import {
  connectCluster,
  type EventSink,
  type ReflectorSettings,
  recordCluster,
} from '@meshlapse/probes';
import t, { type Test } from 'tap';
import { RecordedState } from '../probes/reflector/recorded-state.ts';
import { kubeconfigOf } from '../probes/reflector/rig.ts';
import { RecordedGraph } from './live-cluster-graph.ts';
import {
  binding,
  configMapRole,
  deployment,
  httpRoute,
  login,
  recorderRole,
  SECRET_VALUE,
  service,
  settings,
  virtualService,
} from './live-cluster-objects.ts';
import { CuttableNetwork, isAvailable, LiveCluster, pathOf } from './live-cluster-rig.ts';

const SERVICES = 'v1/services';
const CONFIG_MAPS = 'v1/configmaps';
const VIRTUAL_SERVICES = 'networking.istio.io/v1/virtualservices';
const HTTP_ROUTES = 'gateway.networking.k8s.io/v1/httproutes';
const DEFINITIONS = pathOf('apiextensions.k8s.io/v1/customresourcedefinitions');

const HURRIED: Partial<ReflectorSettings> = {
  backoffMinMs: 200,
  backoffMaxMs: 2000,
  forbiddenRetryMs: 2000,
  discoveryMs: 2000,
};

interface Recording {
  readonly state: RecordedState;
  readonly graph: RecordedGraph;
  stop(): Promise<void>;
}

const skip = isAvailable ? false : 'NOT TESTED: there is no API server in ../shared/cluster';

t.test('a real cluster, through everything that happens to it', { skip }, async (t) => {
  await recordsRealCluster(t);
});

async function recordsRealCluster(t: Test): Promise<void> {
  const directory = t.testdir();
  try {
    const cluster = await LiveCluster.start(directory);
    await recordsEverything(t, cluster).finally(() => cluster.close());
  } finally {
    // Not a teardown: those run when the directory is gone, and with it what is to be stopped.
    await LiveCluster.stop(directory);
  }
}

async function recordsEverything(t: Test, cluster: LiveCluster): Promise<void> {
  const network = new CuttableNetwork(cluster.port);
  await network.open();
  t.teardown(() => network.close());
  await prepare(cluster);
  const token = await restrictedToken(cluster);

  // One behind a bad network that waits no longer than recorders do, one that rather waits than lists anew.
  const restless = await record(t, cluster, { url: network.url, token, resumeWithinMs: 5_000 });
  const { url, token: admin } = cluster;
  const patient = await record(t, cluster, { url, token: admin, resumeWithinMs: 60_000 });
  const agree = () => agreement(t, cluster, [restless, patient]);
  const beginning = systemClock.now();

  await t.test('everything but what may not be read', async (t) => {
    const [gap] = restless.state.eventsOf(CONFIG_MAPS).slice(-1);
    t.match(gap, { type: 'DISCONNECTED', reason: /^forbidden: / });
    t.strictSame(restless.state.resources.sort(), await cluster.resources());
    await agree();
    t.notMatch(JSON.stringify(restless.state.events), SECRET_VALUE);
    t.notMatch(JSON.stringify(restless.state.events), Buffer.from(SECRET_VALUE).toString('base64'));
    t.ok(restless.state.contents('v1/secrets').some((each) => each.startsWith('shop/login ')));
  });

  await t.test('cut connections lose nothing and say nothing', async () => {
    const before = restless.state.events.length;
    await cluster.call('PATCH', `${pathOf('apps/v1/deployments', 'shop')}/reviews-v2`, {
      spec: { replicas: 4 },
    });
    for (let i = 0; i < 5; i++) {
      network.cut();
      await delay(200);
    }
    await agree();
    t.notOk(restless.state.events.slice(before).some(({ type }) => type === 'DISCONNECTED'));
  });

  await t.test('an outage in which names change hands', async (t) => {
    const before = restless.state.contents(SERVICES);
    await network.close();
    await restless.state.until('noticed', () => !restless.state.isObserved(VIRTUAL_SERVICES));
    await recreate(cluster, SERVICES, service('reviews'));
    await recreate(cluster, VIRTUAL_SERVICES, virtualService('reviews', 30));
    await cluster.call('DELETE', pathOf('v1/pods', 'shop'));
    await network.open();
    await agree();
    const reviews = (contents: string[]) =>
      contents.find((each) => each.startsWith('shop/reviews '));
    t.not(reviews(restless.state.contents(SERVICES)), reviews(before));
    t.equal(
      restless.state
        .types(VIRTUAL_SERVICES)
        .join(' ')
        .match(/DISCONNECTED LISTED SYNCED/g)?.length,
      1,
    );
    t.match(patient.state.types(VIRTUAL_SERVICES).slice(-2), ['DELETED', 'ADDED']);

    const during = { from: beginning, to: systemClock.now() };
    const [gap, ...more] = await restless.graph.gaps(VIRTUAL_SERVICES, during);
    t.ok(gap && gap.to < during.to && more.length === 0, 'one gap, and it is over');
    t.strictSame(await patient.graph.gaps(VIRTUAL_SERVICES, during), []);
    for (const { graph } of [restless, patient]) {
      const [first, second, ...others] = await graph.lives(VIRTUAL_SERVICES, 'reviews', during);
      t.ok(first && second && first.to <= second.from, 'two lives under one name');
      t.equal(others.length, 0);
    }
  });

  await t.test('a crash of the API server, and a past that is forgotten meanwhile', async (t) => {
    await cluster.call('DELETE', `${pathOf(SERVICES, 'shop')}/ratings`);
    await cluster.restartApiServer(() => cluster.compact());
    await agree();
    const status = patient.state.events.find(({ type }) => type === 'ERROR');
    t.match(status, { object: { code: 410, reason: /^(Expired|Gone)$/ } });
    t.ok(restless.state.events.some(({ type }) => type === 'DISCONNECTED'));
  });

  await t.test('a resource that comes and goes', async (t) => {
    const name = 'httproutes.gateway.networking.k8s.io';
    const definition = cluster.definitions('gateway-api.yaml').get(name);
    await cluster.call('POST', DEFINITIONS, definition);
    await restless.state.until('served', () => restless.state.isObserved(HTTP_ROUTES));
    await create(cluster, HTTP_ROUTES, httpRoute('reviews'));
    await agree();
    t.equal(restless.state.contents(HTTP_ROUTES).length, 1);
    await cluster.call('DELETE', `${DEFINITIONS}/${name}`);
    await restless.state.until(
      'gone',
      () => !restless.state.resources.includes(HTTP_ROUTES),
      20_000,
    );
    t.match(restless.state.types(HTTP_ROUTES).slice(-2), ['DELETED', 'UNDISCOVERED']);
  });

  await t.test('a permission that is given at last', async (t) => {
    await cluster.call('POST', pathOf('rbac.authorization.k8s.io/v1/clusterroles'), configMapRole);
    await bind(cluster, 'recorder-config');
    await restless.state.until('permitted', () => restless.state.isObserved(CONFIG_MAPS));
    await agree();
    t.ok(restless.state.contents(CONFIG_MAPS).some((each) => each.startsWith('shop/settings ')));
  });

  await t.test('what was not observed is on record', async (t) => {
    const during = { from: beginning, to: systemClock.now() };
    const [forbidden] = await restless.graph.gaps(CONFIG_MAPS, during);
    t.ok(
      forbidden && forbidden.from <= beginning && forbidden.to < during.to,
      'until the permission was given',
    );
    t.ok((await restless.graph.gaps(SERVICES, during)).length >= 2, 'the outage and the crash');
    const refused = patient.state.events.flatMap((e) => (e.type === 'ERROR' ? [e.resource] : []));
    for (const resource of new Set(refused)) {
      t.not((await patient.graph.gaps(resource, during)).length, 0, resource);
    }
  });

  for (const { stop } of [restless, patient]) await stop();
}

async function record(
  t: Test,
  cluster: LiveCluster,
  { url, token, resumeWithinMs }: { url: string; token: string; resumeWithinMs: number },
): Promise<Recording> {
  const kubeconfig = join(cluster.directory, `kubeconfig-${resumeWithinMs}`);
  const authority = Buffer.from(cluster.certificate).toString('base64');
  writeFileSync(
    kubeconfig,
    kubeconfigOf(url, { token }, { 'certificate-authority-data': authority }),
  );
  const connection = await connectCluster({ kubeconfig });
  const state = new RecordedState();
  const graph = await RecordedGraph.open(join(cluster.directory, `graph-${resumeWithinMs}`));
  const end = new AbortController();
  const sink: EventSink = {
    async write(event) {
      await state.write(event);
      await graph.write(event);
    },
  };
  const settings = { ...HURRIED, resumeWithinMs };
  const done = recordCluster({ connection, sink, signal: end.signal, settings });
  done.catch((error) => t.error(error));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      end.abort();
      await done;
      await connection.close();
      await graph.close();
    })();
    return stopping;
  };
  t.teardown(stop);
  const isSettled = (name: string) =>
    state.isObserved(name) || state.types(name).includes('DISCONNECTED');
  await state.until(
    'all resources listed',
    () => state.resources.length > 0 && state.resources.every(isSettled),
    20_000,
  );
  return { state, graph, stop };
}

/** Waits until every recording holds exactly what the API server lists, of all that may be read. */
async function agreement(t: Test, cluster: LiveCluster, all: readonly Recording[]): Promise<void> {
  let differing: string[] = [];
  for (let i = 0; i < 40; i++) {
    differing = [];
    for (const resource of await cluster.resources()) {
      const listed = (await cluster.contents(resource)).sort();
      for (const recording of all) {
        if (!(await agrees(recording, resource, listed))) differing.push(resource);
      }
    }
    if (differing.length === 0) break;
    await delay(500);
  }
  t.strictSame(differing, [], 'what was recorded is what the API server lists');
}

async function agrees(
  { state, graph }: Recording,
  resource: string,
  listed: readonly string[],
): Promise<boolean> {
  if (!state.isObserved(resource)) return resource === CONFIG_MAPS;
  const text = listed.join('\n');
  const inGraph = await graph.contents(resource);
  return state.contents(resource).sort().join('\n') === text && inGraph.sort().join('\n') === text;
}

async function prepare(cluster: LiveCluster): Promise<void> {
  for (const definition of cluster.definitions('istio.yaml').values()) {
    await cluster.call('POST', DEFINITIONS, definition);
  }
  const metadata = { name: 'shop' };
  await cluster.call('POST', pathOf('v1/namespaces'), {
    kind: 'Namespace',
    apiVersion: 'v1',
    metadata,
  });
  await create(cluster, 'v1/secrets', login);
  await create(cluster, CONFIG_MAPS, settings);
  for (const name of ['reviews', 'ratings', 'details']) {
    await create(cluster, SERVICES, service(name));
    await create(cluster, 'apps/v1/deployments', deployment(name, 'v1', 2));
  }
  await create(cluster, 'apps/v1/deployments', deployment('reviews', 'v2', 2));
  // A definition is served a moment after it was accepted.
  for (let i = 0; i < 20; i++) {
    const served = await cluster.call('GET', pathOf(VIRTUAL_SERVICES)).catch(() => undefined);
    if (served) break;
    await delay(250);
  }
  await create(cluster, VIRTUAL_SERVICES, virtualService('reviews', 10));
}

async function restrictedToken(cluster: LiveCluster): Promise<string> {
  const metadata = { name: 'recorder', namespace: 'default' };
  const accounts = pathOf('v1/serviceaccounts', 'default');
  await cluster.call('POST', accounts, { kind: 'ServiceAccount', apiVersion: 'v1', metadata });
  const names = await cluster.resources();
  const groups = names
    .filter((name) => name.split('/').length > 2)
    .map((name) => name.split('/')[0]);
  const core = names.filter((name) => name.startsWith('v1/')).map((name) => name.slice(3));
  const all = [...new Set([...groups, 'gateway.networking.k8s.io'])].map(String);
  const roles = pathOf('rbac.authorization.k8s.io/v1/clusterroles');
  await cluster.call('POST', roles, recorderRole(all, core));
  await bind(cluster, 'recorder');
  const answer = await cluster.call('POST', `${accounts}/recorder/token`, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    spec: {},
  });
  return (answer['status'] as { token: string }).token;
}

async function bind(cluster: LiveCluster, role: string): Promise<void> {
  const bindings = pathOf('rbac.authorization.k8s.io/v1/clusterrolebindings');
  await cluster.call('POST', bindings, binding(role));
}

async function create(cluster: LiveCluster, resource: string, object: object): Promise<void> {
  await cluster.call('POST', pathOf(resource, 'shop'), object);
}

async function recreate(
  cluster: LiveCluster,
  resource: string,
  object: { readonly metadata: { readonly name: string } },
): Promise<void> {
  await cluster.call('DELETE', `${pathOf(resource, 'shop')}/${object.metadata.name}`);
  await create(cluster, resource, object);
}
