const QUOTED_OR_SPACE =
  /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"|(?:\s|\/\/[^\r\n]*)+/g;
const SPACE = /^[\s/]/;
const MARK = /[(),[\]{}:;]/;
const LETTER = /[A-Za-z_]/;

/**
 * The same query with as little white space as it can do with, and no comments: layouts of one query share a plan.
 *
 * Of text that is no query nothing is promised but that two queries that mean different things stay different.
 */
export function normalise(text: string): string {
  if (!/\s|\/\//.test(text)) return text;
  return text.replace(QUOTED_OR_SPACE, (part, offset: number) => {
    if (!SPACE.test(part)) return part;
    const [before, after] = [text[offset - 1] ?? '(', text[offset + part.length] ?? ')'];
    const isFree = MARK.test(before) || MARK.test(after) || (before === '.' && LETTER.test(after));
    return isFree ? '' : ' ';
  });
}
