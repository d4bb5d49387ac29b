import {
  CodedError,
  DateTime,
  Edge,
  formatInstant,
  type Instant,
  numberType,
  Path,
  Property,
  Subgraph,
  type TemporalGraph,
  Token,
  Tree,
  TypedNumber,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import type { Test } from 'tap';
import { executeQuery, type QueryRequest } from '../../packages/gremlin/src/execute.ts';

/** One minute into 1970: after everything that the toy graphs hold. */
export const ASKED_AT: Instant = 60_000_000;

export type AskOptions = Partial<Omit<QueryRequest, 'text'>>;

/** All results of a query, in their order. */
export async function ask(
  graph: TemporalGraph,
  text: string,
  options: AskOptions = {},
): Promise<Value[]> {
  const { results } = await executeQuery(graph, { now: ASKED_AT, ...options, text });
  const values: Value[] = [];
  for await (const batch of results) values.push(...batch);
  return values;
}

/**
 * A value as short text that keeps its type: `v[1]`, `e[7]`, `29`, `6l`, `0.5d`, `[a, b]`, `{a, b}`, `[k:v]`.
 *
 * Sets and maps are sorted, since nothing promises their order.
 */
export function show(value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return String(value);
  }
  if (typeof value === 'number' || value instanceof TypedNumber) return showNumber(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (value instanceof Set) return `{${[...value].map(show).sort().join(', ')}}`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, held]) => `${show(key)}:${show(held)}`);
    return `[${entries.length === 0 ? ':' : entries.sort().join(', ')}]`;
  }
  return showObject(value);
}

const SUFFIXES = {
  byte: 'b',
  short: 's',
  int: '',
  long: 'l',
  bigInteger: 'n',
  float: 'f',
  double: 'd',
  bigDecimal: 'm',
} as const;

function showNumber(value: number | TypedNumber): string {
  const plain = typeof value === 'number' ? value : value.value;
  return `${Object.is(plain, -0) ? '-0' : plain}${SUFFIXES[numberType(value)]}`;
}

function showObject(value: Value): string {
  if (value instanceof Vertex) return `v[${show(value.id)}]`;
  if (value instanceof Edge) return `e[${show(value.id)}]`;
  if (value instanceof VertexProperty) return `vp[${value.key}->${show(value.value)}]`;
  if (value instanceof Property) return `p[${value.key}->${show(value.value)}]`;
  if (value instanceof Path) return `path[${value.objects.map(show).join(', ')}]`;
  if (value instanceof Tree) return showTree(value);
  if (value instanceof Subgraph) {
    const [vertices, edges] = [value.vertices, value.edges].map((all) => all.map(show).sort());
    return `graph[${vertices?.join(', ')}; ${edges?.join(', ')}]`;
  }
  if (value instanceof DateTime) return formatInstant(value.at);
  if (value instanceof Uuid) return value.text;
  if (value instanceof Token) return `${value.type}.${value.name}`;
  throw new TypeError('This is no value of the language');
}

function showTree({ children }: Tree): string {
  const branches = [...children].map(([value, next]) => `${show(value)}: ${show(next)}`);
  return `tree[${branches.sort().join(', ')}]`;
}

/** A query with the results it gives, as {@link show} writes them. */
export type Answer = readonly [query: string, results: readonly string[]];

/** Each query gives exactly these results, in any order. */
export async function answers(
  test: Test,
  graph: TemporalGraph,
  expected: readonly Answer[],
  options: AskOptions = {},
): Promise<void> {
  for (const [query, results] of expected) {
    const given = await shown(graph, query, options);
    test.strictSame([...given].sort(), [...results].sort(), query);
  }
}

/** Each query gives exactly these results, in this order. */
export async function answersInOrder(
  test: Test,
  graph: TemporalGraph,
  expected: readonly Answer[],
  options: AskOptions = {},
): Promise<void> {
  for (const [query, results] of expected) {
    test.strictSame(await shown(graph, query, options), results, query);
  }
}

/** The results of a query as text; a refusal is shown too, so that one wrong query does not hide the others. */
async function shown(graph: TemporalGraph, query: string, options: AskOptions): Promise<string[]> {
  try {
    return (await ask(graph, query, options)).map(show);
  } catch (error) {
    return [`threw ${error instanceof CodedError ? `${error.code}: ` : ''}${String(error)}`];
  }
}

/** A query, the code it is refused with, and the part of the query that the refusal points at. */
export type Refusal = readonly [query: string, code: string, at?: string];

/** Each query is refused, and where a part is named the position in the refusal is where that part begins. */
export async function refusals(
  test: Test,
  graph: TemporalGraph,
  expected: readonly Refusal[],
  options: AskOptions = {},
): Promise<void> {
  for (const [query, code, at] of expected) {
    const error = await ask(graph, query, options).then(
      (values) => `gave ${values.map(show).join(', ')}`,
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof CodedError)) {
      test.fail(`${query} is not refused with ${code}: ${String(error)}`);
      continue;
    }
    const wanted = at === undefined ? { code } : { code, offset: query.indexOf(at) };
    const given =
      at === undefined ? { code: error.code } : { code: error.code, offset: error.data['offset'] };
    test.strictSame(given, wanted, `${query}: ${error.message}`);
  }
}
