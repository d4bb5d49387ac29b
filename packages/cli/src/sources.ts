import { decodeGraphson, describeBasis, executeQuery, type QueryRequest } from '@meshlapse/gremlin';
import { CodedError, type TemporalGraph, type Value } from '@meshlapse/model';
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
  readonly dialect?: 'skydive' | undefined;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly at: string | undefined;
  readonly between: readonly [string, string] | undefined;
  readonly token: string | undefined;
  readonly timeMs: number;
}

/** What a server may take longer than the query itself: to be reached and to send the answer. */
const GRACE_MS = 2_000;

/**
 * Answers from a running server, over its HTTP API.
 *
 * @throws {CodedError} the server's own error, or `SERVER_URL_INVALID`, `SERVER_UNREACHABLE`, `SERVER_UNEXPECTED`.
 */
export async function askServer(url: string, request: ServerRequest): Promise<Answer> {
  const { text, dialect, bindings, at, between, token, timeMs } = request;
  const target = endpoint(url);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const fields = {
    gremlin: text,
    language: dialect,
    bindings,
    at,
    between,
    evaluationTimeout: timeMs,
  };
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers,
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(timeMs + GRACE_MS),
    });
    return readAnswer(response.status, await response.text(), { url, token });
  } catch (error) {
    throw error instanceof CodedError ? error : unreachable(url, error);
  }
}

function endpoint(url: string): URL {
  const target = URL.parse(url);
  if (!target || !/^https?:$/.test(target.protocol) || target.username !== '') {
    throw new CodedError({
      code: 'SERVER_URL_INVALID',
      category: 'incorrect',
      message: `--server takes a URL such as http://127.0.0.1:8182, not '${url}'.`,
    });
  }
  target.pathname = target.pathname.replace(/\/?(?:gremlin)?$/, '/gremlin');
  return target;
}

interface Asked {
  readonly url: string;
  readonly token: string | undefined;
}

function readAnswer(status: number, text: string, asked: Asked): Answer {
  const body = parseObject(text);
  const { code, message, result } = body ?? {};
  if (typeof code === 'string' && typeof message === 'string') {
    throw serverError(status, code === 'UNAUTHORIZED' ? unauthorized(asked) : { code, message });
  }
  if (typeof result !== 'object' || result === null) throw unexpected(status, asked.url);
  const { data, meta } = result as { data?: unknown; meta?: unknown };
  const [results, basis] = [decodeGraphson(data ?? null), decodeGraphson(meta ?? null)];
  if (!Array.isArray(results) || !(basis instanceof Map)) throw unexpected(status, asked.url);
  return { results, basis };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Limits that were met and a server that is busy are not the fault of what was asked; nor is what is found when a part
 * of the answer is out already, with the status 200.
 */
const NOT_THE_QUESTION = new Set([200, 408, 422, 429]);

function serverError(
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
): CodedError {
  const category = status < 500 && !NOT_THE_QUESTION.has(status) ? 'incorrect' : 'fault';
  return new CodedError({ code, category, message });
}

function unauthorized({ url, token }: Asked): { readonly code: string; readonly message: string } {
  const problem = token === undefined ? 'asks for a token' : 'does not accept this token';
  const message = `The server at ${url} ${problem}. Give the one it was started with, in --token-file FILE or MESHLAPSE_TOKEN.`;
  return { code: 'UNAUTHORIZED', message };
}

function unreachable(url: string, cause: unknown): CodedError {
  const isLate = cause instanceof Error && cause.name === 'TimeoutError';
  return new CodedError({
    code: 'SERVER_UNREACHABLE',
    category: 'not-found',
    message: isLate
      ? `The server at ${url} does not answer in time. Check that it is Meshlapse, or give it longer with --timeout.`
      : `No server answers at ${url}. Start one with meshlapse serve, or check --server.`,
    cause,
  });
}

function unexpected(status: number, url: string): CodedError {
  return new CodedError({
    code: 'SERVER_UNEXPECTED',
    category: 'fault',
    message: `What answers at ${url} is no Meshlapse server (status ${status}). Check --server.`,
  });
}
