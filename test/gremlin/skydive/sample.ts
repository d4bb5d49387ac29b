import { openWritableGraph } from '@meshlapse/graph';
import type { Instant, Json, TemporalGraph, Value } from '@meshlapse/model';
import { executeQuery, type QueryRequest } from '../../../packages/gremlin/src/execute.ts';
import { encodeUntyped } from '../../../packages/gremlin/src/io/untyped-encoder.ts';

type Properties = Readonly<Record<string, Value>>;

/** An ordinary graph with these nodes and edges, by their ids. */
async function ordinaryGraph(
  nodes: Readonly<Record<string, Properties>>,
  edges: Readonly<Record<string, readonly [from: string, to: string, properties: Properties]>>,
): Promise<TemporalGraph & { close(): Promise<void> }> {
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  const handles = new Map<string, number>();
  for (const [id, properties] of Object.entries(nodes)) {
    const handle = await transaction.addVertex({ id, label: 'node' });
    handles.set(id, handle);
    for (const [key, value] of Object.entries(properties)) {
      await transaction.setProperty('vertex', handle, { key, value });
    }
  }
  for (const [id, [from, to, properties]] of Object.entries(edges)) {
    const [out, into] = [handles.get(from) ?? -1, handles.get(to) ?? -1];
    const handle = await transaction.addEdge({ id, label: 'edge', out, in: into });
    for (const [key, value] of Object.entries(properties)) {
      await transaction.setProperty('edge', handle, { key, value });
    }
  }
  await transaction.commit();
  return graph;
}

/**
 * Four nodes of a network: two interfaces, a node with an address and its length of prefix, and one with a name. Five
 * edges, of which two point left and one is direct.
 */
export function sampleGraph() {
  return ordinaryGraph(
    {
      n1: { Value: 1, Type: 'intf', Bytes: 1024, List: [111, 222], Map: new Map([['a', 1]]) },
      n2: { Value: 2, Type: 'intf', Bytes: 2024, IPV4: ['10.0.0.1', '10.0.1.2'] },
      n3: { Value: 3, IPV4: '192.168.0.34/24', Map: new Map(), MTU: 1500 },
      n4: { Value: 4, Name: 'Node4', Bytes: 4024, IPV4: '192.168.1.34', Indexes: [5, 6] },
    },
    {
      e1: ['n1', 'n2', { Name: 'e1', Direction: 'Left' }],
      e2: ['n2', 'n3', { Name: 'e2', Direction: 'Left' }],
      e3: ['n3', 'n4', { Name: 'e3' }],
      e4: ['n1', 'n4', { Name: 'e4' }],
      e5: ['n1', 'n3', { Name: 'e5', Mode: 'Direct' }],
    },
  );
}

/** After everything that tests write at known times. */
const ASKED_AT: Instant = 4_000_000_000_000_000;

export type AskOptions = Partial<Omit<QueryRequest, 'text'>>;

/** The results of a query as JSON. */
export async function askSkydive(
  graph: TemporalGraph,
  text: string,
  options: AskOptions = {},
): Promise<Json[]> {
  const request = { now: ASKED_AT, ...options, text, dialect: 'skydive' } as const;
  const { results } = await executeQuery(graph, request);
  const values: Json[] = [];
  for await (const batch of results) values.push(...batch.map(encodeUntyped));
  return values;
}

/** What is answered, shortened: the ids of elements in order, and everything else as it is. */
export async function answered(
  graph: TemporalGraph,
  text: string,
  options: AskOptions = {},
): Promise<readonly unknown[]> {
  try {
    return (await askSkydive(graph, text, options)).map(shortened);
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

function shortened(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(shortened);
  if (typeof result !== 'object' || result === null) return result;
  if ('Nodes' in result && 'Edges' in result) {
    return { Nodes: shortened(result.Nodes), Edges: shortened(result.Edges) };
  }
  return 'ID' in result ? result.ID : result;
}
