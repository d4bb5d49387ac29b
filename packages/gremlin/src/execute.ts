import {
  ALWAYS,
  type Gap,
  type GraphView,
  type Instant,
  type TemporalGraph,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import { parse } from './language/parse.ts';
import { type BoundQuery, bind } from './plan/bind.ts';
import { gapsThatMatter, scanWarnings } from './plan/gaps.ts';
import { readSettings } from './plan/settings.ts';
import { allSteps, type Traversal } from './plan/step.ts';
import { Budget } from './runner/budget.ts';
import { detach } from './runner/detach.ts';
import { DEFAULT_LIMITS, type Limits } from './runner/limits.ts';
import { MeteredView } from './runner/metered-view.ts';
import { openTraversal } from './runner/open.ts';
import type { Run } from './runner/run.ts';
import { SideEffects } from './runner/side-effects.ts';
import { type Batch, sourceOf } from './runner/source.ts';
import { type Tracking, Traverser } from './runner/traverser.ts';
import { applyStrategies } from './strategies/apply.ts';
import type { LiveValue } from './values/value.ts';

export interface QueryRequest {
  /** One query, or several of which the last one is answered. */
  readonly text: string;
  readonly bindings?: ReadonlyMap<string, LiveValue>;
  /** The time of queries that name none; without it, now. */
  readonly time?: TimeSelection;
  /** What `now` and relative times in the text mean. */
  readonly now: Instant;
  /** What the operator allows; the text may ask for less time. */
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
}

/** What an answer stands on, and what it may lack. */
export interface AnswerBasis {
  /** The resolved time of the query: ask the same with it again. */
  readonly time: TimeSelection;
  /** The newest transaction that the answer contains. */
  readonly transaction: Instant;
  /** Stretches of time in which something that the query could have seen was not observed. */
  readonly incomplete: readonly Gap[];
  readonly warnings: readonly string[];
}

export interface QueryResult {
  /** Results in batches. To be consumed once; a limit that is exceeded rejects the pull that exceeds it. */
  readonly results: AsyncIterable<readonly Value[]>;
  basis(): AnswerBasis;
  /** Elements and values read so far. */
  touched(): number;
}

/**
 * Answers a Gremlin text.
 *
 * Rejects at once when the text cannot be read or bound; the answer itself is computed as it is consumed.
 *
 * @throws {CodedError} `GREMLIN_...`, `QUERY_...`, `TIME_...`
 */
export async function executeQuery(
  graph: TemporalGraph,
  request: QueryRequest,
): Promise<QueryResult> {
  const query = bindText(request);
  const options = readSettings(query.settings, request.now);
  const limits = limitsOf(request.limits, options.timeoutMs);
  const budget = new Budget(limits, request.signal);
  budget.check();
  const time = options.time ?? request.time ?? { kind: 'at', at: request.now };
  const view = new MeteredView(await graph.view(time), budget);
  const tracking = trackingOf(query.traversal);
  const gathers = gathersBeside(query.traversal);
  const plan = applyStrategies(query.traversal, { view, tracking, gathers });
  const run: Run = {
    view,
    interval: time.kind === 'between' ? time.interval : undefined,
    now: request.now,
    budget,
    tracking,
    identifiesByHandle: time.kind === 'at' && !leavesTime(plan),
    sideEffects: new SideEffects(),
  };
  const basis: AnswerBasis = {
    time,
    transaction: view.basis.transaction,
    incomplete: gapsThatMatter(plan, await gapsOf(graph, view, plan)),
    warnings: scanWarnings(plan),
  };
  return {
    results: results(plan, run, options.withProperties),
    basis: () => basis,
    touched: () => budget.elements,
  };
}

function bindText(request: QueryRequest): BoundQuery {
  const { text, now, bindings = new Map() } = request;
  const queries = parse(text).map((chain) => bind(chain, { text, bindings, now }));
  const last = queries.at(-1);
  if (!last) throw new TypeError('The parser found no query and did not say so');
  return last;
}

function limitsOf(given: Partial<Limits> | undefined, timeoutMs: number | undefined): Limits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  return { ...limits, timeMs: Math.min(limits.timeMs, timeoutMs ?? limits.timeMs) };
}

function trackingOf(traversal: Traversal): Tracking {
  const order: readonly Tracking[] = ['none', 'labels', 'path'];
  const needs = [...allSteps(traversal)].map((step) => order.indexOf(step.needs ?? 'none'));
  return order[Math.max(0, ...needs)] ?? 'none';
}

const GATHERING: ReadonlySet<string> = new Set(['aggregate', 'cap', 'sideEffect']);

function gathersBeside(traversal: Traversal): boolean {
  return [...allSteps(traversal)].some(({ name }) => GATHERING.has(name));
}

/** Whether some step goes to other times than the query's own. */
function leavesTime(traversal: Traversal): boolean {
  return [...allSteps(traversal)].some((step) => step.name === 'history');
}

/** A query that looks at histories looks at all of time. */
async function gapsOf(
  graph: TemporalGraph,
  view: GraphView,
  plan: Traversal,
): Promise<readonly Gap[]> {
  if (!leavesTime(plan)) return view.gaps();
  const always = await graph.view({ kind: 'between', interval: ALWAYS });
  return always.gaps();
}

async function* results(
  plan: Traversal,
  run: Run,
  withProperties: boolean,
): AsyncGenerator<readonly Value[]> {
  const seed = Traverser.seed(run.tracking, run.interval);
  const frame = { run, starts: () => [seed], isDone: () => false };
  const source = openTraversal(plan, sourceOf([seed]), frame);
  for (let pulled = await source.pull(); pulled; pulled = await source.pull()) {
    // A seed that comes out passed no step that would have given it a value: `g.union(identity())`.
    const batch = pulled.filter(({ isSeed }) => !isSeed);
    run.budget.deliver(batch.reduce((sum, { bulk }) => sum + bulk, 0));
    const values = await detach(
      batch.map(({ value }) => value),
      withProperties,
    );
    yield spread(values, batch);
  }
}

/** As many copies of each value as its traverser stood for. */
function spread(values: readonly Value[], batch: Batch): readonly Value[] {
  if (batch.every(({ bulk }) => bulk === 1)) return values;
  return values.flatMap((value, i) => new Array<Value>(batch[i]?.bulk ?? 1).fill(value));
}
