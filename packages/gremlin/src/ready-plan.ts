import type { GraphView, TemporalGraph, TimeSelection } from '@meshlapse/model';
import type { Conditions } from './plan/beginning.ts';
import type { BoundQuery } from './plan/bind.ts';
import { scanWarnings } from './plan/gaps.ts';
import { planOverTime } from './plan/over-time.ts';
import { allSteps, gatheredKeys, type Step, type Traversal } from './plan/step.ts';
import { isStepwise } from './plan/stepwise.ts';
import type { Tracking } from './runner/traverser.ts';
import { applyStrategies, type PlanContext } from './strategies/apply.ts';

/** A query as it runs on one graph, and what can be told of it before it runs. Good for any instant. */
export interface ReadyPlan {
  readonly plan: Traversal;
  readonly tracking: Tracking;
  /** Whether some step goes to other times than the query's own. */
  readonly leavesTime: boolean;
  /** Whether traversers hold for stretches of time, of which there may be many. */
  readonly isOverTime: boolean;
  readonly isStepwise: boolean;
  /** Keys of the side effects that steps gather under. */
  readonly gathered: ReadonlySet<string>;
  readonly profiles: boolean;
  /** Sentences for the user. */
  readonly warnings: readonly string[];
}

type Kind = TimeSelection['kind'];

/** By what was bound, which the cache of texts keeps; what a graph has indexed stays so as long as it is open. */
const known = new WeakMap<BoundQuery, WeakMap<TemporalGraph, Map<Kind, ReadyPlan>>>();

/** Rewrites a query for a graph and the kind of view that it looks at, or finds that it was done before. */
export function readyPlan(query: BoundQuery, graph: TemporalGraph, view: GraphView): ReadyPlan {
  const { kind } = view.basis.time;
  const byGraph = known.get(query) ?? new WeakMap<TemporalGraph, Map<Kind, ReadyPlan>>();
  known.set(query, byGraph);
  const byKind = byGraph.get(graph) ?? new Map<Kind, ReadyPlan>();
  byGraph.set(graph, byKind);
  const ready = byKind.get(kind) ?? makeReady(query, view);
  byKind.set(kind, ready);
  return ready;
}

function makeReady(query: BoundQuery, view: GraphView): ReadyPlan {
  const { traversal, warnings } = query;
  const about = planContext(query, view);
  const leavesTime = [...allSteps(traversal)].some(({ name }) => name === 'history');
  const isOverTime = view.basis.time.kind === 'between' || leavesTime;
  const optimised = applyStrategies(traversal, about);
  const plan = isOverTime ? planOverTime(optimised) : optimised;
  return {
    plan,
    tracking: about.tracking,
    leavesTime,
    isOverTime,
    isStepwise: isStepwise(optimised),
    gathered: gatheredKeys(plan),
    profiles: plan.steps.some((step) => step.profiles),
    warnings: [...warnings, ...scanWarnings(plan)],
  };
}

/** What strategies go by. */
export function planContext({ traversal, conditions }: BoundQuery, view: GraphView): PlanContext {
  const steps = [...allSteps(traversal)];
  return {
    view,
    tracking: conditions.keepsPaths ? 'path' : trackingOf(steps),
    gathers: countsEach(conditions) || steps.some(gathersBeside),
  };
}

function trackingOf(steps: readonly Step[]): Tracking {
  const order: readonly Tracking[] = ['none', 'labels', 'path'];
  const needs = steps.map((step) => order.indexOf(step.needs ?? 'none'));
  return order[Math.max(0, ...needs)] ?? 'none';
}

function gathersBeside({ name, gathers }: Step): boolean {
  return gathers !== undefined || name === 'cap' || name === 'sideEffect';
}

/** Whether it matters how many traversers there are, and not only how many results they stand for. */
function countsEach({ sack, bulks }: Conditions): boolean {
  return sack !== undefined || bulks === false;
}
