import type { Step, Traversal } from '../../plan/step.ts';
import type { ColumnStep } from '../../runner/columns.ts';
import { ColumnWalk, movesColumns } from '../../steps/column-walk.ts';
import { Find } from '../../steps/find.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Walks from what is found to the step that takes in everything without a traverser for each row.
 *
 *     V().out().out().count()          ->  walk(V().out().out(), counted)
 *     V().out().groupCount().by('x')   ->  walk(V().out()).groupCount().by('x')
 *     V().out().limit(2)               stays: it needs little, and walks take everything in
 *     plans that keep ways, gather beside the traversal or look at an interval stay, as do nested traversals
 */
export const columnWalk: Strategy = {
  name: 'column-walk',
  after: ['adjacent-vertices', 'index-lookup'],
  apply(traversal, { view, isNested, tracking, gathers }) {
    const isPlain = !isNested && !gathers && tracking === 'none';
    if (!isPlain || view.basis.time.kind !== 'at') return traversal;
    return { steps: walked(traversal) };
  },
};

function walked({ steps }: Traversal): readonly Step[] {
  const [find, ...others] = steps;
  if (!(find instanceof Find)) return steps;
  const moves: (Step & ColumnStep)[] = [];
  let kind = find.elementKind;
  for (const step of others) {
    if (!movesColumns(step, kind)) break;
    kind = step.columnKind(kind) ?? kind;
    moves.push(step);
  }
  const next = others[moves.length];
  if (moves.length === 0 || !next?.isBarrier) return steps;
  const isCount = next.name === 'count';
  const rest = others.slice(moves.length + (isCount ? 1 : 0));
  return [new ColumnWalk(find, moves, isCount), ...rest];
}
