import { openGraph } from '@meshlapse/graph';
import { parseInstant } from '@meshlapse/model';
import { importRecording } from '@meshlapse/probes';
import t from 'tap';
import { BOOKINFO, bookinfoTruth, type TruthStep } from '../support/recordings.ts';
import { type SeenEdge, type SeenVertex, type Snapshot, snapshot } from '../support/snapshot.ts';

const PODS = 'v1/pods';
const ROUTES = 'networking.istio.io/v1/virtualservices';

const skip = BOOKINFO ? false : 'the recording bookinfo.ndjson.gz is not there';

t.test('a recorded cluster is at every step what it really was', { skip }, async (t) => {
  const graph = await openGraph({ path: t.testdir(), mode: 'write' });
  t.teardown(() => graph.close());
  await importRecording({ graph, input: BOOKINFO ?? '' });
  const steps = bookinfoTruth();
  t.equal(steps.length, 38);
  for (const step of steps) {
    const seen = await snapshot(graph, parseInstant(step.at));
    const label = `step ${step.step} ${step.name}`;
    t.same(seen.unobserved, [...step.unobserved].sort(), `${label}: what was not observed`);
    t.same(objects(seen, step), expectedObjects(step), `${label}: objects`);
    t.same(endpoints(seen), expectedEndpoints(step), `${label}: endpoints`);
    t.same(subsets(seen), expectedSubsets(step), `${label}: subsets`);
    if (!step.unobserved.includes(PODS)) {
      t.same(pods(seen), expectedPods(step), `${label}: pods`);
    }
    if (!step.unobserved.includes(ROUTES)) {
      t.same(destinations(seen), expectedDestinations(step), `${label}: destinations`);
      t.same(unresolved(seen), expectedUnresolved(step), `${label}: unresolved`);
    }
    t.same(faults(seen), [], `${label}: every edge has a rule, no secret is there`);
  }
});

function objects({ vertices }: Snapshot, step: TruthStep): readonly string[] {
  return vertices
    .map(({ id, properties: p }) => [
      p['resource'],
      p['namespace'],
      p['name'],
      id,
      p['resourceVersion'],
    ])
    .filter(([resource]) => resource && !step.unobserved.includes(String(resource)))
    .map((row) => row.join(' '))
    .sort();
}

function expectedObjects({ resources, unobserved }: TruthStep): readonly string[] {
  return Object.entries(resources)
    .filter(([resource]) => !unobserved.includes(resource))
    .flatMap(([resource, list]) =>
      list.map(({ namespace, name, uid, resourceVersion }) =>
        [resource, namespace, name, uid, resourceVersion].join(' '),
      ),
    )
    .sort();
}

function pods({ edges }: Snapshot): readonly string[] {
  return edges
    .filter(({ label, out }) => label === 'selects' && out.label === 'Service')
    .map(({ out, in: { properties: p } }) =>
      [
        key(out),
        p['labels.version'],
        p['ready'],
        p['name'],
        p['podIP'],
        p['nodeName'],
        p['labels.topology.kubernetes.io/zone'],
      ].join(' '),
    )
    .sort();
}

function expectedPods({ meaning }: TruthStep): readonly string[] {
  return Object.entries(meaning.services)
    .flatMap(([service, { versions }]) =>
      Object.entries(versions).flatMap(([version, { ready, notReady }]) =>
        [
          ...ready.map((pod) => ({ ...pod, ready: true })),
          ...notReady.map((pod) => ({ ...pod, ready: false })),
        ].map(({ pod, ip, node, zone, ready: isReady }) =>
          [service, version, isReady, pod, ip, node, zone].join(' '),
        ),
      ),
    )
    .sort();
}

function endpoints({ edges }: Snapshot): readonly string[] {
  return edges
    .filter(({ label }) => label === 'endpoint')
    .map(({ out, properties: p }) => `${key(out)} ${p['address']} ${p['ready']}`)
    .sort();
}

function expectedEndpoints({ meaning }: TruthStep): readonly string[] {
  return Object.entries(meaning.services)
    .flatMap(
      ([
        service,
        {
          endpoints: { ready, notReady },
        },
      ]) => [
        ...ready.map((address) => `${service} ${address} true`),
        ...notReady.map((address) => `${service} ${address} false`),
      ],
    )
    .sort();
}

function subsets({ edges }: Snapshot): readonly string[] {
  return edges
    .filter(({ label }) => label === 'defines')
    .map(({ out, in: subset }) => {
      const { name, host } = subset.properties;
      return `${key(out)} ${host} ${name} ${JSON.stringify(subset.document?.['labels'])}`;
    })
    .sort();
}

function expectedSubsets({ meaning }: TruthStep): readonly string[] {
  return Object.entries(meaning.destinationRules)
    .flatMap(([rule, { host, subsets: own }]) =>
      Object.entries(own).map(
        ([name, labels]) => `${rule} ${host} ${name} ${JSON.stringify(labels)}`,
      ),
    )
    .sort();
}

function routeEdges({ edges }: Snapshot): readonly SeenEdge[] {
  return edges.filter(
    ({ label, out, properties }) =>
      out.label === 'VirtualService' &&
      properties['protocol'] === 'http' &&
      (label === 'routes' || properties['relation'] === 'routes'),
  );
}

function destinations(seen: Snapshot): readonly string[] {
  return routeEdges(seen)
    .map(({ out, properties: p }) =>
      [
        key(out),
        p['route'],
        p['position'],
        p['host'],
        p['subset'],
        p['weight'],
        Number(p['share']),
      ].join(' '),
    )
    .sort();
}

function expectedDestinations({ meaning }: TruthStep): readonly string[] {
  return Object.entries(meaning.virtualServices)
    .flatMap(([name, { http }]) =>
      http.flatMap((route, i) =>
        route.destinations.map(({ host, subset, weight, share }, j) =>
          [name, i, j, host, subset, weight, share].join(' '),
        ),
      ),
    )
    .sort();
}

function unresolved(seen: Snapshot): readonly string[] {
  return routeEdges(seen)
    .filter(({ properties, in: target }) => properties['subset'] && !hasReadyPod(seen, target))
    .map(({ out, label, properties: p }) => {
      const reason = label === 'unresolved' ? p['reason'] : 'no ready pod in the subset';
      return [key(out), p['route'], p['host'], p['subset'], reason].join(' ');
    })
    .sort();
}

function hasReadyPod({ edges }: Snapshot, subset: SeenVertex): boolean {
  return edges.some(
    ({ label, out, in: pod }) =>
      label === 'selects' && out.id === subset.id && pod.properties['ready'] === true,
  );
}

function expectedUnresolved({ meaning }: TruthStep): readonly string[] {
  return meaning.unresolvedSubsets
    .map(({ virtualService, http, host, subset, reason }) =>
      [virtualService, http, host, subset, reason].join(' '),
    )
    .sort();
}

function faults({ vertices, edges }: Snapshot): readonly string[] {
  const ruleless = edges.filter(({ properties }) => typeof properties['rule'] !== 'string');
  const text = JSON.stringify(vertices);
  return [
    ...ruleless.map(({ id }) => `no rule: ${id}`),
    // What the recorder put for the values of Secrets, as they stand in the recording.
    ...(text.includes('UkVEQUNURUQtQlktUkVDT1JERVI=') ? ['a Secret value'] : []),
  ];
}

function key({ properties }: SeenVertex): string {
  return `${properties['namespace']}/${properties['name']}`;
}
