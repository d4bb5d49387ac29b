import type { Direction, Token } from '@meshlapse/model';

const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ['OUT', 'out'],
  ['IN', 'in'],
  ['BOTH', 'both'],
]);

/** What a token of `Direction` says. */
export function directionOf({ name }: Token): Direction {
  const direction = DIRECTIONS.get(name);
  if (!direction) throw new TypeError(`There is no direction ${name}`);
  return direction;
}
