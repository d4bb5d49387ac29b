import type { ElementKind } from '@meshlapse/model';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../packages/gremlin/src/plan/bind.ts';
import type { Step } from '../../../packages/gremlin/src/plan/step.ts';
import type { Tracking } from '../../../packages/gremlin/src/runner/traverser.ts';
import { Adjacent } from '../../../packages/gremlin/src/steps/adjacent.ts';
import { ColumnWalk } from '../../../packages/gremlin/src/steps/column-walk.ts';
import { Find } from '../../../packages/gremlin/src/steps/find.ts';
import { Has } from '../../../packages/gremlin/src/steps/has-conditions.ts';
import { OrderStep } from '../../../packages/gremlin/src/steps/order-by.ts';
import type { Strategy } from '../../../packages/gremlin/src/strategies/strategy.ts';
import { NaiveGraph } from '../../support/naive-graph.ts';

export interface PlanOptions {
  readonly tracking?: Tracking;
  readonly isNested?: boolean;
  readonly gathers?: boolean;
}

/** The steps of a query after strategies, as short text; `name`, `namespace` and `cluster` of vertices are indexed. */
export function planned(
  text: string,
  strategies: readonly Strategy[],
  options: PlanOptions = {},
): readonly string[] {
  const [chain] = parse(text);
  if (!chain) throw new TypeError('There is no query');
  const { traversal } = bind(chain, { text, bindings: new Map(), now: 0 });
  const view = new NaiveGraph().view({ kind: 'at', at: 0 });
  const context = {
    view: Object.assign(view, {
      indexed: (kind: ElementKind, key: string) =>
        kind === 'vertex' && ['cluster', 'name', 'namespace'].includes(key),
    }),
    tracking: options.tracking ?? 'none',
    gathers: options.gathers ?? false,
    isNested: options.isNested ?? false,
  };
  const plan = strategies.reduce((before, strategy) => strategy.apply(before, context), traversal);
  return plan.steps.map(stepText);
}

function stepText(step: Step): string {
  if (step instanceof Find) {
    const { ids, labels, equals } = step.conditions;
    const parts = [
      ...(ids ? [`id ${ids.join('|')}`] : []),
      ...(labels ? [`label ${labels.join('|')}`] : []),
      ...(equals ?? []).map(({ key, value }) => `${key} ${String(value)}`),
      ...(Number.isFinite(step.pageLimit) ? [`pages of ${step.pageLimit}`] : []),
    ];
    return `${step.name}(${parts.join(', ')})`;
  }
  if (step instanceof Adjacent) return `${step.name}(${step.labels.join(', ')})`;
  if (step instanceof Has) {
    const keys = step.conditions.map(({ key }) =>
      typeof key === 'string' ? key : `T.${key.name}`,
    );
    return `has(${keys.join(', ')})`;
  }
  if (step instanceof ColumnWalk) return `walk(${step.steps.map(stepText).join('.')})`;
  return step instanceof OrderStep && step.detail ? `order(${step.detail})` : step.name;
}
