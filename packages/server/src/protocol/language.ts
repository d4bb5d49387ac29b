import { CodedError } from '@meshlapse/model';

/** Drivers name the language of a text differently, or not at all; it is always gremlin-lang. */
const LANGUAGES: ReadonlySet<string> = new Set([
  'gremlin-lang',
  'gremlin-language',
  'gremlin-groovy',
  'gremlin',
]);

/** @throws {CodedError} `LANGUAGE_UNKNOWN` */
export function checkLanguage(language: string | undefined): void {
  if (language === undefined || LANGUAGES.has(language)) return;
  throw new CodedError({
    code: 'LANGUAGE_UNKNOWN',
    category: 'incorrect',
    message: `${language} is not an available GremlinScriptEngine here. Leave the language out, or use gremlin-lang.`,
  });
}
