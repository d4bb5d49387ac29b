import type { Call, Chain } from '../language/ast.ts';

/**
 * Calls with `and()` and `or()` between conditions put in front of them.
 *
 *     has('a').and().has('b').or().has('c')   ->   or(and(has('a'), has('b')), has('c'))
 *
 * The first `head` calls stay in front. Calls without such a word stay as they are, as do those where a side is empty:
 * binding refuses them.
 */
export function withoutInfix(calls: readonly Call[], head: number): readonly Call[] {
  const [leading, rest] = [calls.slice(0, head), calls.slice(head)];
  const joined = join(rest, 'or', (part) => chainOf(join(part, 'and', chainOf)));
  return joined === rest ? calls : [...leading, ...joined];
}

/** What such words mean where nobody joins by them: no condition at all, which `and()` meets and `or()` does not. */
export function withInfixAlone(calls: readonly Call[]): readonly Call[] {
  const alone: Readonly<Record<string, string>> = { and: 'identity', or: 'discard' };
  return calls.map((call) => {
    const name = call.args?.length === 0 && Object.hasOwn(alone, call.name) && alone[call.name];
    return name ? { ...call, name } : call;
  });
}

function join(
  calls: readonly Call[],
  word: 'and' | 'or',
  nest: (part: readonly Call[]) => Chain,
): readonly Call[] {
  const parts = split(calls, word);
  const [only, second] = parts;
  if (!second) {
    const nested = word === 'or' && only ? nest(only).calls : calls;
    return nested.length === calls.length ? calls : nested;
  }
  if (parts.some((part) => part.length === 0)) return calls;
  const args = parts.map(nest);
  const span = { start: args[0]?.span.start ?? 0, end: args.at(-1)?.span.end ?? 0 };
  return [{ name: word, args, span }];
}

function split(calls: readonly Call[], word: string): readonly (readonly Call[])[] {
  const parts: Call[][] = [[]];
  for (const call of calls) {
    if (call.name === word && call.args?.length === 0) parts.push([]);
    else parts.at(-1)?.push(call);
  }
  return parts;
}

function chainOf(calls: readonly Call[]): Chain {
  const span = { start: calls[0]?.span.start ?? 0, end: calls.at(-1)?.span.end ?? 0 };
  return { kind: 'chain', calls, span };
}
