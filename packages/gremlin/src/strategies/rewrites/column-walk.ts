import type { ElementKind } from '@meshlapse/model';
import type { Step, Traversal } from '../../plan/step.ts';
import { asTraversers } from '../../runner/column-ends.ts';
import type { ColumnMove } from '../../runner/columns.ts';
import { ColumnWalk, type Ending, endingOf } from '../../steps/column-walk.ts';
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
  const length = 1 + moves.length;
  const joined = (ending: Ending) => [
    new ColumnWalk({ find, moves, ...ending }, steps.slice(0, length + ending.length)),
    ...steps.slice(length + ending.length),
  ];
  const ending = endingOf(steps.slice(length), kind);
  if (ending && (isPlain || ending.end.reduces)) return joined(ending);
  const isBeforeBarrier = moves.length > 0 && steps[length]?.isBarrier === true;
  return isPlain && isBeforeBarrier
    ? joined({ read: undefined, end: asTraversers, length: 0 })
    : steps;
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
