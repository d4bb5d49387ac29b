/** Whether all of a text is what a regex of RE2 describes. One that cannot be read here matches nothing. */
export function fullMatch(pattern: string, text: string): boolean {
  return compiled(pattern)?.test(text) ?? false;
}

const known = new Map<string, RegExp | undefined>();
const MOST_KNOWN = 1000;

function compiled(pattern: string): RegExp | undefined {
  if (known.has(pattern)) return known.get(pattern);
  if (known.size >= MOST_KNOWN) known.clear();
  const made = compile(pattern);
  known.set(pattern, made);
  return made;
}

/** RE2 has flags at the start, and `(?P<name>`; what else it has, JavaScript writes in the same way. */
function compile(pattern: string): RegExp | undefined {
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  try {
    return new RegExp(`^(?:${rest.replaceAll('(?P<', '(?<')})$`, [...new Set(flags)].join(''));
  } catch {
    return undefined;
  }
}
