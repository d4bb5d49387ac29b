import { CodedError } from '@meshlapse/model';

/** Texts that steps make are no longer, in UTF-16 units: `repeat()` could double them without end. */
const MAX_TEXT = 10_000_000;

/** @throws {CodedError} `QUERY_LIMIT` for a text that would be too long; asked before it is made. */
function checkTextLength(length: number): void {
  if (length <= MAX_TEXT) return;
  throw new CodedError({
    code: 'QUERY_LIMIT',
    category: 'incorrect',
    message: `The query makes a text of more than ${MAX_TEXT} characters. Shorten it with substring() before going on.`,
    data: { limit: 'textLength', value: MAX_TEXT },
  });
}

/** @throws {CodedError} like {@link checkTextLength} */
export function joinTexts(texts: readonly string[], delimiter = ''): string {
  const between = delimiter.length * Math.max(0, texts.length - 1);
  checkTextLength(texts.reduce((sum, text) => sum + text.length, between));
  return texts.join(delimiter);
}
