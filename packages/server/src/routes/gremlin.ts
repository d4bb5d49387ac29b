import { randomUUID } from 'node:crypto';
import {
  type AnswerBasis,
  describeBasis,
  encodeGraphson,
  encodeUntyped,
  executeQuery,
  type Limits,
} from '@meshlapse/gremlin';
import { type Clock, CodedError, type Value } from '@meshlapse/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admission } from '../admission.ts';
import { problemOf } from '../errors.ts';
import type { ServerMetrics } from '../metrics.ts';
import type { ServerInstance } from '../server-instance.ts';
import { graphOf, type TraversalSources } from '../traversal-sources.ts';
import { type GremlinRequest, readGet, readPost } from './gremlin-request.ts';
import { gremlinBody, gremlinQuerystring, problemSchema } from './gremlin-schema.ts';

const GRAPHSON = 'application/vnd.gremlin-v3.0+json';
const JSON_TYPE = 'application/json';

export interface GremlinRouteOptions {
  readonly sources: TraversalSources;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Bytes of one answer. */
  readonly responseBytes: number;
  readonly admission: Admission;
  readonly metrics: ServerMetrics;
}

/** TinkerPop's HTTP API: `POST /gremlin` and `GET /gremlin`. */
export function gremlinRoutes(server: ServerInstance, options: GremlinRouteOptions): void {
  const responses = { '4xx': problemSchema, '5xx': problemSchema };
  server.post(
    '/gremlin',
    { schema: { summary: 'Run a traversal', body: gremlinBody, response: responses } },
    (request, reply) =>
      answer(options, request, reply, () =>
        readPost(request.body, request.headers.accept ?? '', options.clock.now()),
      ),
  );
  server.get(
    '/gremlin',
    {
      schema: { summary: 'Run a traversal', querystring: gremlinQuerystring, response: responses },
    },
    (request, reply) =>
      answer(options, request, reply, () =>
        readGet(request.query, request.headers.accept ?? '', options.clock.now()),
      ),
  );
}

async function answer(
  options: GremlinRouteOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  read: () => GremlinRequest,
): Promise<void> {
  const started = performance.now();
  const observe = (outcome: string) =>
    options.metrics.querySeconds.observe({ outcome }, (performance.now() - started) / 1000);
  try {
    const query = read();
    const body = await options.admission.run(() => run(options, query, cancelledBy(reply)));
    observe('ok');
    await reply.type(query.typed ? mimeOf(request) : JSON_TYPE).send(body);
  } catch (error) {
    observe(problemOf(error).code);
    throw error;
  }
}

/** Aborts when the client goes away before its answer is out. */
function cancelledBy(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

async function run(
  options: GremlinRouteOptions,
  query: GremlinRequest,
  signal: AbortSignal,
): Promise<string> {
  const timeMs = Math.min(query.timeoutMs ?? options.limits.timeMs, options.limits.timeMs);
  const result = await executeQuery(graphOf(options.sources, query.aliases), {
    text: query.text,
    bindings: query.bindings,
    ...(query.time === undefined ? {} : { time: query.time }),
    now: options.clock.now(),
    limits: { ...options.limits, timeMs },
    signal,
  });
  const encode = query.typed ? encodeGraphson : encodeUntyped;
  const items: string[] = [];
  let bytes = 0;
  for await (const batch of result.results) {
    for (const value of batch) {
      const text = JSON.stringify(encode(value));
      bytes += text.length;
      if (bytes > options.responseBytes) throw tooLarge(options.responseBytes);
      items.push(text);
    }
  }
  options.metrics.queryResults.observe(items.length);
  return envelope(query, items, result.basis());
}

/** TinkerPop's response document; what the answer stands on is in `result.meta`. */
function envelope(query: GremlinRequest, items: readonly string[], basis: AnswerBasis): string {
  const meta = describeBasis(basis);
  const id = JSON.stringify(query.requestId ?? randomUUID());
  const list = `[${items.join(',')}]`;
  const data = query.typed ? `{"@type":"g:List","@value":${list}}` : list;
  const text = (value: Value) =>
    JSON.stringify(query.typed ? encodeGraphson(value) : encodeUntyped(value));
  const status = `{"message":"","code":200,"attributes":${text(new Map())}}`;
  return `{"requestId":${id},"status":${status},"result":{"data":${data},"meta":${text(meta)}}}`;
}

function mimeOf(request: FastifyRequest): string {
  return request.headers.accept?.includes(GRAPHSON) ? GRAPHSON : JSON_TYPE;
}

function tooLarge(limit: number): CodedError {
  return new CodedError({
    code: 'RESPONSE_TOO_LARGE',
    category: 'interrupted',
    message: `The answer is larger than ${limit} bytes. Ask for less of it: values(), limit(), or range() page by page.`,
    data: { limit },
  });
}
