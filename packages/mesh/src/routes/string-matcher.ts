import type { StringMatch } from '../objects/string-match.ts';
import type { ValueMatch } from '../output/route.ts';

/** How a named value is compared; without a match, or with the regex `*`, it only has to be there. */
export function valueMatch(name: string, match: StringMatch | undefined): ValueMatch {
  if (isPresence(match)) return { name, present: true };
  switch (match.kind) {
    case 'exact':
      return { name, exact: match.value };
    case 'prefix':
      return { name, prefix: match.value };
    case 'regex':
      return { name, regex: match.value };
  }
}

function isPresence(match: StringMatch | undefined): match is undefined {
  return match === undefined || (match.kind === 'regex' && match.value === '*');
}
