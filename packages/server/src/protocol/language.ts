import { CodedError } from '@meshlapse/model';

/** Drivers name the language of a text differently, or not at all; it is gremlin-lang but for one dialect. */
const LANGUAGES: ReadonlySet<string> = new Set([
  'gremlin-lang',
  'gremlin-language',
  'gremlin-groovy',
  'gremlin',
]);

const SKYDIVE = 'skydive';

/**
 * The dialect of a text, if it is in one.
 *
 * @throws {CodedError} `LANGUAGE_UNKNOWN`
 */
export function dialectOf(language: string | undefined): typeof SKYDIVE | undefined {
  if (language === undefined || LANGUAGES.has(language)) return undefined;
  if (language === SKYDIVE) return SKYDIVE;
  throw new CodedError({
    code: 'LANGUAGE_UNKNOWN',
    category: 'incorrect',
    message: `${language} is not an available GremlinScriptEngine here. Leave the language out, or use gremlin-lang or skydive.`,
  });
}
