/** What counts as white space in TinkerPop: Java's, in which a non-breaking space is none. */
const SPACES = String.raw`[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]`;
const LEADING = new RegExp(`^${SPACES}+`);
const BETWEEN = new RegExp(`${SPACES}+`);
const ONE = new RegExp(`^${SPACES}$`);

export function trimStart(text: string): string {
  return text.replace(LEADING, '');
}

/** Looks from the end: a pattern that is tried at each of many spaces would take quadratic time. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ONE.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** The parts between white space, none of them empty. */
export function words(text: string): readonly string[] {
  return text.split(BETWEEN).filter((word) => word !== '');
}
