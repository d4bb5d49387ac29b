import { decodeGraphson, executeQuery, type QueryRequest } from '@meshlapse/gremlin';
import { CodedError, type TemporalGraph, type Value } from '@meshlapse/model';
import { describeBasis } from '@meshlapse/server';
import type { Answer } from './answer.ts';

/** Answers from a graph opened in this process. */
export async function askGraph(graph: TemporalGraph, request: QueryRequest): Promise<Answer> {
  const answer = await executeQuery(graph, request);
  const results: Value[] = [];
  for await (const batch of answer.results) results.push(...batch);
  return { results, basis: describeBasis(answer.basis()) };
}

export interface ServerRequest {
  readonly text: string;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly at: string | undefined;
  readonly between: readonly [string, string] | undefined;
  readonly token: string | undefined;
}

/**
 * Answers from a running server, over its HTTP API.
 *
 * @throws {CodedError} the server's own error, or `SERVER_UNREACHABLE`, `SERVER_UNEXPECTED`.
 */
export async function askServer(url: string, request: ServerRequest): Promise<Answer> {
  const { text, bindings, at, between, token } = request;
  const response = await post(url, token, {
    gremlin: text,
    bindings,
    ...(at === undefined ? {} : { at }),
    ...(between === undefined ? {} : { between }),
  });
  const body = await readJson(response, url);
  if (!response.ok) throw serverError(response.status, body);
  const { result } = body as { result: { data: unknown; meta: unknown } };
  return {
    results: decodeGraphson(result.data) as readonly Value[],
    basis: decodeGraphson(result.meta) as ReadonlyMap<Value, Value>,
  };
}

async function post(url: string, token: string | undefined, body: object): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  try {
    return await fetch(endpoint(url), { method: 'POST', headers, body: JSON.stringify(body) });
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError({
      code: 'SERVER_UNREACHABLE',
      category: 'not-found',
      message: `No server answers at ${url}. Start one with meshlapse serve, or check --server.`,
      cause: error,
    });
  }
}

function endpoint(url: string): URL {
  try {
    return new URL('/gremlin', url);
  } catch {
    throw new CodedError({
      code: 'SERVER_URL_INVALID',
      category: 'incorrect',
      message: `'${url}' is no URL. Write it like http://127.0.0.1:8182.`,
    });
  }
}

async function readJson(response: Response, url: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new CodedError({
      code: 'SERVER_UNEXPECTED',
      category: 'fault',
      message: `What answers at ${url} is no Meshlapse server: status ${response.status}, no JSON.`,
      cause: error,
    });
  }
}

function serverError(status: number, body: unknown): CodedError {
  const { code, message } = body as { code?: unknown; message?: unknown };
  return new CodedError({
    code: typeof code === 'string' ? code : 'SERVER_UNEXPECTED',
    category: status < 500 && status !== 429 ? 'incorrect' : 'fault',
    message: typeof message === 'string' ? message : `The server answered with status ${status}.`,
  });
}
