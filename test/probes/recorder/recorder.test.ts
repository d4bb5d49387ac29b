import { FOREVER, type JsonObject } from '@meshlapse/model';
import { Recorder, type RecordingEvent } from '@meshlapse/probes';
import t from 'tap';
import { NaiveGraph } from '../../support/naive-graph.ts';
import { after, Script } from '../support/events.ts';
import { object, pod, service } from '../support/linked.ts';
import { snapshot } from '../support/snapshot.ts';

const A = pod('shop/a', { app: 'a' });
const B = pod('shop/b', { app: 'a' });
const SERVICE = service('shop/s', { app: 'a' });

async function record(
  events: readonly RecordingEvent[],
  graph = new NaiveGraph(),
  leaseSeconds = 0,
): Promise<NaiveGraph> {
  const leaseMicros = leaseSeconds * 1_000_000;
  const recorder = await Recorder.open({ graph, cluster: 'test', leaseMicros });
  for (const event of events) await recorder.write(event);
  await recorder.flush();
  return graph;
}

async function ids(graph: NaiveGraph, seconds: number): Promise<readonly unknown[]> {
  const { vertices } = await snapshot(graph, after(seconds));
  return vertices
    .filter(({ properties }) => properties['resource'])
    .map(({ id }) => id)
    .sort();
}

async function gaps(graph: NaiveGraph, seconds: number): Promise<readonly string[]> {
  return (await snapshot(graph, after(seconds))).unobserved;
}

/** Header, DISCOVERED and the lists of both: what follows is at second 7. */
function watching(): Script {
  return new Script()
    .discovered('Pod', 'Service')
    .listed(A)
    .synced('Pod', 1)
    .listed(SERVICE)
    .synced('Service', 1);
}

t.test('objects live from when they are seen until they are deleted', async (t) => {
  const graph = await record(watching().added(B).deleted(A).bookmark('Pod').events);
  t.same(await ids(graph, 2), []);
  t.same(await ids(graph, 6), ['Pod:shop/a', 'Service:shop/s']);
  t.same(await ids(graph, 7), ['Pod:shop/a', 'Pod:shop/b', 'Service:shop/s']);
  t.same(await ids(graph, 8), ['Pod:shop/b', 'Service:shop/s']);
  const { edges } = await snapshot(graph, after(8));
  t.same(edges.map(({ out, label, in: into }) => `${out.id} ${label} ${into.id}`).sort(), [
    'Pod:shop/b instanceOf version:test/shop/a/latest',
    'Service:shop/s selects Pod:shop/b',
  ]);
});

t.test('the cluster is a vertex from the first line on', async (t) => {
  const graph = await record(
    new Script().discovered('Node').listed(object('v1', 'Node', 'n')).events,
  );
  const { vertices, edges } = await snapshot(graph, after(2));
  t.match(
    vertices.find(({ label }) => label === 'Cluster'),
    {
      id: 'cluster:test',
      properties: { name: 'test', cluster: 'test', serverVersion: 'v1.37.2' },
    },
  );
  t.match(edges[0], { label: 'contains', out: { id: 'cluster:test' }, in: { id: 'Node:n' } });
});

t.test('a new version alone touches an object, a change makes a version', async (t) => {
  const graph = new NaiveGraph();
  const recorder = await Recorder.open({ graph, cluster: 'test' });
  const changed = pod('shop/a', { app: 'b' });
  for (const event of watching().modified(A).modified(changed).events) await recorder.write(event);
  await recorder.flush();
  const { counts } = recorder;
  t.match(counts, { events: 9, touches: 1, objects: 2 });
  const before = await snapshot(graph, after(6));
  const touched = await snapshot(graph, after(7));
  const versionOf = ({ vertices }: typeof before) =>
    vertices.find(({ id }) => id === 'Pod:shop/a')?.properties['resourceVersion'];
  t.equal(versionOf(before), '101');
  t.equal(versionOf(touched), '103');
});

t.test('an event that is older than what is known changes nothing', async (t) => {
  const metadata = { labels: { app: 'old' }, resourceVersion: '50' };
  const graph = await record(watching().modified(pod('shop/a', {}, { metadata })).events);
  const { edges } = await snapshot(graph, after(7));
  t.equal(edges.filter(({ label }) => label === 'selects').length, 1);
});

t.test('what is not in a new list is gone, and nobody saw when', async (t) => {
  const script = watching().added(B).disconnected('Pod').until(20).listed(B).synced('Pod', 1);
  const graph = await record(script.bookmark('Pod').events);
  t.same(await ids(graph, 10), ['Pod:shop/a', 'Pod:shop/b', 'Service:shop/s']);
  t.same(await ids(graph, 21), ['Pod:shop/b', 'Service:shop/s']);
  t.same(await gaps(graph, 7), []);
  t.same(await gaps(graph, 8), ['v1/pods']);
  t.same(await gaps(graph, 20), ['v1/pods']);
  t.same(await gaps(graph, 21), []);
});

t.test('a refusal opens a gap as well, and none is opened twice', async (t) => {
  const script = watching().disconnected('Pod').refused('Pod').listed(A).synced('Pod', 1);
  const graph = await record(script.refused('Service').bookmark('Pod').events);
  t.same(await gaps(graph, 7), ['v1/pods']);
  t.same(await gaps(graph, 9), ['v1/pods']);
  t.same(await gaps(graph, 10), []);
  t.same(await gaps(graph, 11), ['v1/services']);
});

t.test('of what may not be listed the gap says why', async (t) => {
  const graph = await record(
    new Script().discovered('Pod').disconnected('Pod').bookmark('Pod').events,
  );
  const reasons = async (seconds: number) => {
    const found = await (await graph.view({ kind: 'at', at: after(seconds) })).gaps();
    return found.map(({ reason }) => reason);
  };
  t.same(await reasons(1), ['its objects are not listed yet']);
  t.same(await reasons(2), ['connection lost']);
});

t.test('of what may no longer be listed after a pause the gap says why', async (t) => {
  const again = new Script().until(20).disconnected('Pod').bookmark('Pod').events;
  const graph = await record(watching().events);
  await record(
    again.map((event, i) => (i === 0 ? { ...event, observedAt: after(19) } : event)),
    graph,
  );
  const reasons = async (seconds: number) => {
    const found = await (await graph.view({ kind: 'at', at: after(seconds) })).gaps();
    return found.filter(({ resource }) => resource === 'v1/pods').map(({ reason }) => reason);
  };
  t.same(await reasons(19), ['the recorder was not running']);
  t.same(await reasons(20), ['connection lost']);
});

t.test('an object that two resources show is recorded once, as what it is', async (t) => {
  const on = (resource: string, kind: string, object: JsonObject, at: number): RecordingEvent[] => [
    { type: 'DISCOVERED', resource, kind, namespaced: false, observedAt: after(at) },
    { type: 'LISTED', resource, object, observedAt: after(at) },
    { type: 'SYNCED', resource, resourceVersion: '1', count: 1, observedAt: after(at) },
  ];
  const shop = { metadata: { name: 'shop', uid: 'shop' } };
  const other = { metadata: { name: 'shop', uid: 'shop', labels: { a: 'b' } } };
  const views = ['project.openshift.io/v1/projects', 'views.example/v1/namespaces'] as const;
  const graph = await record([
    ...new Script().events,
    ...on(views[0], 'Project', other, 1),
    ...on('v1/namespaces', 'Namespace', shop, 2),
    ...on(views[1], 'Namespace', other, 3),
    { type: 'MODIFIED', resource: views[0], object: other, observedAt: after(4) },
    { type: 'DELETED', resource: views[0], object: other, observedAt: after(5) },
    { type: 'DELETED', resource: views[1], object: other, observedAt: after(5) },
    {
      type: 'UNDISCOVERED',
      resource: views[1],
      kind: 'Namespace',
      namespaced: false,
      observedAt: after(6),
    },
    { type: 'DELETED', resource: 'v1/namespaces', object: shop, observedAt: after(9) },
  ]);
  const { vertices } = await snapshot(graph, after(8));
  t.match(
    vertices.filter(({ id }) => id === 'shop'),
    [{ label: 'Namespace', document: { ...shop } }],
  );
  t.same(await ids(graph, 9), []);
});

t.test('a list that lost lines ends nothing', async (t) => {
  const script = watching().added(B).disconnected('Pod').listed(B).synced('Pod', 2);
  t.same(await ids(await record(script.bookmark('Pod').events), 10), [
    'Pod:shop/a',
    'Pod:shop/b',
    'Service:shop/s',
  ]);
});

t.test('made anew under one name, an object is another vertex', async (t) => {
  const again = pod('shop/a', { app: 'a' }, { metadata: { uid: 'second' } });
  const graph = await record(watching().deleted(A).added(again).bookmark('Pod').events);
  t.same(await ids(graph, 6), ['Pod:shop/a', 'Service:shop/s']);
  t.same(await ids(graph, 8), ['Service:shop/s', 'second']);
});

t.test('a new object proves that the old one of its name is gone', async (t) => {
  const again = pod('shop/a', { app: 'a' }, { metadata: { uid: 'second' } });
  const script = watching().disconnected('Pod').listed(again).synced('Pod', 1);
  const graph = await record(script.bookmark('Pod').events);
  t.same(await ids(graph, 7), ['Pod:shop/a', 'Service:shop/s']);
  t.same(await ids(graph, 8), ['Service:shop/s', 'second']);
});

t.test('a kind that is no longer served leaves no objects and no gap', async (t) => {
  const graph = await record(watching().undiscovered('Pod').bookmark('Service').events);
  t.same(await ids(graph, 7), ['Service:shop/s']);
  t.same(await gaps(graph, 7), []);
  const again = watching().undiscovered('Pod').discovered('Pod').listed(B).synced('Pod', 1);
  const back = await record(again.bookmark('Pod').events);
  t.same(await gaps(back, 7), []);
  t.same(await gaps(back, 8), ['v1/pods']);
  t.same(await gaps(back, 10), []);
  t.same(await ids(back, 10), ['Pod:shop/b', 'Service:shop/s']);
});

t.test('a kind that appears later was not there before', async (t) => {
  const graph = await record(
    watching().discovered('Node').synced('Node', 0).bookmark('Pod').events,
  );
  t.same(await gaps(graph, 6), []);
  t.same(await gaps(graph, 7), ['v1/nodes']);
  t.same(await gaps(graph, 8), []);
});

t.test('an object first seen as modified is seen', async (t) => {
  t.same(await ids(await record(watching().modified(B).events), 7), [
    'Pod:shop/a',
    'Pod:shop/b',
    'Service:shop/s',
  ]);
});

t.test('what was heard last may be taken to hold for as long as the lease', async (t) => {
  const graph = await record(watching().events, new NaiveGraph(), 5);
  t.same(await gaps(graph, 10), []);
  t.same(await gaps(graph, 11), ['v1/pods', 'v1/services']);
});

t.test('a recorder that starts again has not seen what happened meanwhile', async (t) => {
  const graph = await record(watching().added(B).events);
  const later = new Script().until(101).discovered('Pod').listed(A).synced('Pod', 1);
  const header = { ...later.events[0], observedAt: after(100) } as RecordingEvent;
  await record([header, ...later.bookmark('Pod').events.slice(1)], graph);
  t.same(await ids(graph, 102), ['Pod:shop/a', 'Pod:shop/b', 'Service:shop/s']);
  t.same(await ids(graph, 103), ['Pod:shop/a', 'Service:shop/s']);
  t.same(await gaps(graph, 50), ['v1/pods', 'v1/services']);
  t.same(await gaps(graph, 103), ['v1/services']);
});

t.test('batches are written by number, by weight and after a time', async (t) => {
  const graph = new NaiveGraph();
  const written = async () => (await snapshot(graph, FOREVER - 1)).vertices.length;
  const small = { mutations: 1, bytes: FOREVER };
  const recorder = await Recorder.open({ graph, cluster: 'test', batch: small });
  const [header, ...rest] = watching().events;
  if (header) await recorder.write(header);
  for (const event of rest.slice(0, 2)) await recorder.write(event);
  t.equal(await written(), 1, 'full');
  const timed = await Recorder.open({ graph, cluster: 'test', flushAfterMs: 1 });
  for (const event of rest.slice(2, 4)) await timed.write(event);
  await new Promise((resolve) => setTimeout(resolve, 50));
  t.ok((await written()) > 1, 'late');
});

t.test('after a failed write nothing more is written', async (t) => {
  const graph = new NaiveGraph();
  const broken = {
    view: graph.view.bind(graph),
    position: graph.position.bind(graph),
    write: async () => {
      throw new Error('disk full');
    },
  };
  const recorder = await Recorder.open({ graph: broken, cluster: 'test' });
  for (const event of watching().events) await recorder.write(event);
  await t.rejects(recorder.flush(), { message: 'disk full' });
  await t.rejects(recorder.flush(), { message: 'disk full' });
});
