import { randomUUID } from 'node:crypto';
import { decodeGraphson, serializerOf } from '@meshlapse/gremlin';
import {
  CodedError,
  type Instant,
  resolveInstant,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import { checkBindings } from '../protocol/bindings.ts';
import { dialectOf } from '../protocol/language.ts';
import { type OperationLimits, readOperation } from '../protocol/operation.ts';
import type { Question } from '../query-runner.ts';
import { sourceOf, type TraversalSources } from '../traversal-sources.ts';
import { type AnswerFormat, negotiate } from './answer-format.ts';
import type { GremlinBody, GremlinQuerystring } from './gremlin-schema.ts';

/** A Gremlin request as the route understands it, whichever way it came. */
export interface GremlinRequest {
  readonly question: Question;
  /** Texts are answered with values, bytecode with traversers. */
  readonly kind: 'eval' | 'bytecode';
  readonly format: AnswerFormat;
}

/** What requests are read against. */
export interface RequestContext {
  readonly sources: TraversalSources;
  readonly limits: OperationLimits;
  readonly now: Instant;
  /** The header; absent means anything. */
  readonly accept: string | undefined;
}

const BINDING = 'bindings.';

/** @throws {CodedError} when a field cannot be meant so. */
export function readPost(body: GremlinBody, context: RequestContext): GremlinRequest {
  const values = Object.entries(body.bindings ?? {});
  const bindings = values.map(([name, value]): [string, Value] => [name, decodeGraphson(value)]);
  return readText(
    { ...body, aliases: body.aliases ?? {}, timeoutMs: body.evaluationTimeout },
    new Map(bindings),
    context,
  );
}

/** @throws {CodedError} when a parameter is unknown or cannot be meant so. */
export function readGet(query: GremlinQuerystring, context: RequestContext): GremlinRequest {
  const { evaluationTimeout: timeout, types } = query;
  return readText(
    {
      ...query,
      aliases: query['aliases.g'] === undefined ? {} : { g: query['aliases.g'] },
      between: query.between?.split(','),
      timeoutMs: timeout === undefined ? undefined : Number(timeout),
      types: types === undefined ? undefined : types === 'true',
    },
    textBindings(query),
    context,
  );
}

/**
 * Reads a driver's whole message, as it would go over a WebSocket.
 *
 * @throws {CodedError} when it cannot be read, or asks for what HTTP does not have: sessions.
 */
export function readMessage(
  body: Uint8Array,
  mime: string,
  context: RequestContext,
): GremlinRequest {
  const message = serializerOf(mime).readRequest(body);
  const operation = readOperation(message, context.limits);
  if (operation.kind !== 'eval' && operation.kind !== 'bytecode') {
    throw incorrect(`The operation ${message.op} needs a WebSocket. HTTP takes eval and bytecode.`);
  }
  if (operation.session) throw incorrect('Sessions need a WebSocket. HTTP keeps nothing open.');
  const source = sourceOf(context.sources, operation.aliases);
  return {
    question: { ...operation, requestId: message.requestId, source },
    kind: operation.kind,
    format: negotiate(context.accept, undefined, mime),
  };
}

interface TextFields {
  readonly gremlin: string;
  readonly language?: string | undefined;
  readonly aliases: Readonly<Record<string, string>>;
  readonly at?: string | undefined;
  readonly between?: readonly string[] | undefined;
  readonly timeoutMs: number | undefined;
  readonly types?: boolean | undefined;
  readonly requestId?: string | undefined;
}

function readText(
  fields: TextFields,
  bindings: ReadonlyMap<string, Value>,
  context: RequestContext,
): GremlinRequest {
  checkBindings(bindings.keys(), context.limits.bindings);
  const question = {
    requestId: fields.requestId ?? randomUUID(),
    source: sourceOf(context.sources, fields.aliases),
    query: { text: fields.gremlin, dialect: dialectOf(fields.language) },
    bindings,
    time: readTime(fields.at, fields.between, context.now),
    timeoutMs: fields.timeoutMs,
  };
  return { question, kind: 'eval', format: negotiate(context.accept, fields.types) };
}

const KNOWN = new Set([
  'gremlin',
  'language',
  'at',
  'between',
  'evaluationTimeout',
  'types',
  'requestId',
  'aliases.g',
]);

function textBindings(query: GremlinQuerystring): ReadonlyMap<string, Value> {
  const bindings = new Map<string, Value>();
  for (const [name, value] of Object.entries(query)) {
    if (name.startsWith(BINDING)) bindings.set(name.slice(BINDING.length), value ?? null);
    else if (!KNOWN.has(name)) {
      throw incorrect(`The parameter '${name}' is unknown. A variable is given as bindings.NAME.`);
    }
  }
  return bindings;
}

function readTime(
  at: string | undefined,
  between: readonly string[] | undefined,
  now: Instant,
): TimeSelection | undefined {
  if (at !== undefined && between !== undefined) {
    throw incorrect('Give at or between, not both.');
  }
  if (at !== undefined) return { kind: 'at', at: resolveInstant(at, now) };
  if (between === undefined) return undefined;
  const [from, to] = between;
  if (from === undefined || to === undefined || between.length !== 2) {
    throw incorrect('between takes two times: from,to.');
  }
  const interval = { from: resolveInstant(from, now), to: resolveInstant(to, now) };
  if (interval.from >= interval.to) throw incorrect('between must begin before it ends.');
  return { kind: 'between', interval };
}

function incorrect(message: string): CodedError {
  return new CodedError({ code: 'REQUEST_INVALID', category: 'incorrect', message });
}
