import type { ElementKind } from '@meshlapse/model';
import type { Step, Traversal } from '../../plan/step.ts';
import { asTraversers } from '../../runner/column-ends.ts';
import type { ColumnMove } from '../../runner/columns.ts';
import { ColumnWalk, type Walk } from '../../steps/column-walk.ts';
import { Find } from '../../steps/find.ts';
import type { Strategy, StrategyContext } from '../strategy.ts';

/**
 * Walks from what is found to the step that takes in everything without a traverser for each row.
 *
 *     V().out().out().count()            ->  walk(V().out().out().count())
 *     V().groupCount().by('x').unfold()  ->  walk(V().groupCount().by('x')).unfold()
 *     V().out().group().by(out())        ->  walk(V().out()).group().by(out())
 *     V().out().limit(2)                 stays: it needs little, and walks take everything in
 *     V().order()                        stays in plans that keep ways or gather beside the traversal
 *     plans that look at an interval stay, as do nested traversals
 */
export const columnWalk: Strategy = {
  name: 'column-walk',
  after: ['adjacent-vertices', 'first-of-order', 'index-lookup'],
  apply(traversal, context) {
    if (context.isNested || context.view.basis.time.kind !== 'at') return traversal;
    return { steps: walked(traversal, context) };
  },
};

function walked({ steps }: Traversal, { gathers, tracking }: StrategyContext): readonly Step[] {
  const [find, ...others] = steps;
  if (!(find instanceof Find)) return steps;
  const { moves, kind } = movesOf(others, find.elementKind);
  const isPlain = !gathers && tracking === 'none';
  const joined = (walk: Omit<Walk, 'find' | 'moves'>, length: number) => [
    new ColumnWalk({ find, moves, ...walk }, steps.slice(0, length)),
    ...steps.slice(length),
  ];
  const length = 1 + moves.length;
  const read = steps[length]?.columnRead?.();
  const end = steps[read ? length + 1 : length]?.columnEnd?.(read ? 'value' : kind);
  if (end && (isPlain || end.reduces)) return joined({ read, end }, length + (read ? 2 : 1));
  const isBeforeBarrier = moves.length > 0 && steps[length]?.isBarrier === true;
  if (!isPlain || !isBeforeBarrier) return steps;
  return joined({ read: undefined, end: asTraversers }, length);
}

function movesOf(
  steps: readonly Step[],
  from: ElementKind,
): { readonly moves: readonly ColumnMove[]; readonly kind: ElementKind } {
  const moves: ColumnMove[] = [];
  let kind = from;
  for (const step of steps) {
    const move = step.columnMove?.(kind);
    if (!move) break;
    moves.push(move);
    kind = move.to;
  }
  return { moves, kind };
}
