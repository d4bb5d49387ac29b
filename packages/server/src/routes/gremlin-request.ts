import { decodeGraphson } from '@meshlapse/gremlin';
import {
  CodedError,
  type Instant,
  resolveInstant,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import type { GremlinBody, GremlinQuerystring } from './gremlin-schema.ts';

/** A Gremlin request as the route understands it, whichever method it came by. */
export interface GremlinRequest {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, Value>;
  /** What names in the text stand for other traversal sources. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly time: TimeSelection | undefined;
  readonly timeoutMs: number | undefined;
  /** Typed GraphSON unless the request asks for plain JSON in one of the three ways. */
  readonly typed: boolean;
  readonly requestId: string | undefined;
}

const LANGUAGES = new Set(['gremlin-lang', 'gremlin-language', 'gremlin-groovy', 'gremlin']);
const BINDING = 'bindings.';

/** @throws {CodedError} when a field cannot be meant so. */
export function readPost(body: GremlinBody, accept: string, now: Instant): GremlinRequest {
  checkLanguage(body.language);
  const bindings = new Map<string, Value>();
  for (const [name, value] of Object.entries(body.bindings ?? {})) {
    bindings.set(name, decodeGraphson(value));
  }
  return {
    text: body.gremlin,
    bindings,
    aliases: body.aliases ?? {},
    time: readTime(body.at, body.between, now),
    timeoutMs: body.evaluationTimeout,
    typed: body.types ?? acceptsTypes(accept),
    requestId: body.requestId,
  };
}

/** @throws {CodedError} when a parameter is unknown or cannot be meant so. */
export function readGet(query: GremlinQuerystring, accept: string, now: Instant): GremlinRequest {
  checkLanguage(query.language);
  return {
    text: query.gremlin,
    bindings: textBindings(query),
    aliases: query['aliases.g'] === undefined ? {} : { g: query['aliases.g'] },
    time: readTime(query.at, query.between?.split(','), now),
    timeoutMs: query.evaluationTimeout === undefined ? undefined : Number(query.evaluationTimeout),
    typed: query.types === undefined ? acceptsTypes(accept) : query.types === 'true',
    requestId: query.requestId,
  };
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

/** `Accept: application/json` means typed GraphSON 3, as Gremlin Server has it; `;types=false` plain JSON. */
function acceptsTypes(accept: string): boolean {
  return !/;\s*types\s*=\s*"?false/i.test(accept);
}

function checkLanguage(language: string | undefined): void {
  if (language === undefined || LANGUAGES.has(language)) return;
  throw incorrect(
    `The language '${language}' is not known here. Leave it out, or use gremlin-lang.`,
  );
}

function incorrect(message: string): CodedError {
  return new CodedError({ code: 'REQUEST_INVALID', category: 'incorrect', message });
}
