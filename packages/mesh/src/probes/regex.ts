import { CodedError, Regex } from '@meshlapse/model';

/**
 * Whether all of a text is what a regex describes. One that is no regex, or that linear time is not enough for,
 * matches nothing.
 */
export function fullMatch(pattern: string, text: string): boolean {
  try {
    return compiled(pattern).test(text);
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

const known = new Map<string, Regex>();
const MOST_KNOWN = 1000;

function compiled(pattern: string): Regex {
  const found = known.get(pattern);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  // The names of groups do not matter here.
  const made = new Regex(`^(?:${pattern.replaceAll(/\(\?P?<\w+>/g, '(?:')})$`);
  known.set(pattern, made);
  return made;
}
