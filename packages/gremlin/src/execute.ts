import {
  ALWAYS,
  type Gap,
  type GraphTransaction,
  type GraphView,
  type Instant,
  isWritable,
  type TemporalGraph,
  type TimeSelection,
  type Value,
} from '@meshlapse/model';
import { Access, refuseWritingValue } from './access.ts';
import type { FileAccess } from './io/files/file-access.ts';
import { WireTraverser } from './io/wire-values.ts';
import { type Asking, bindAsked } from './nested-queries.ts';
import type { BoundQuery } from './plan/bind.ts';
import { describe } from './plan/describe.ts';
import { gapsThatMatter } from './plan/gaps.ts';
import { type QueryOptions, readSettings, timeOf } from './plan/settings.ts';
import { type Traversal, writesGraph } from './plan/step.ts';
import { planContext, type ReadyPlan, readyPlan } from './ready-plan.ts';
import { Budget } from './runner/budget.ts';
import { detach } from './runner/detach.ts';
import { endWith } from './runner/ending.ts';
import { DEFAULT_LIMITS, type Limits } from './runner/limits.ts';
import { MeteredView } from './runner/metered-view.ts';
import { openTraversal } from './runner/open.ts';
import { Profiler } from './runner/profiler.ts';
import { Chance } from './runner/random.ts';
import type { Run } from './runner/run.ts';
import { SideEffects } from './runner/side-effects.ts';
import { sourceOf } from './runner/source.ts';
import { spread } from './runner/spread.ts';
import { Traverser } from './runner/traverser.ts';
import { Watch } from './runner/watch.ts';
import { WatchedView } from './runner/watched-view.ts';
import { services } from './services/registry.gen.ts';
import type { Service } from './services/service.ts';
import { bindSkydive } from './skydive/bind.ts';
import { explain } from './strategies/explain.ts';
import { obey, sessionFor } from './transaction-command.ts';
import type { LiveValue } from './values/value.ts';

export type QueryRequest = Asking & QueryContext;

export interface QueryContext {
  readonly bindings?: ReadonlyMap<string, LiveValue>;
  /** The time of queries that name none; without it, now. */
  readonly time?: TimeSelection;
  /** What `now` and relative times in the text mean. */
  readonly now: Instant;
  /** What the operator allows; the text may ask for less time. */
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  /** What `io()` may read and write; nothing without it. */
  readonly files?: FileAccess;
  /** What `call()` reaches by name besides the services of the language itself. */
  readonly services?: readonly Service[];
  /** An open transaction of a session, which reads and writes go through and which stays open. */
  readonly transaction?: GraphTransaction;
  /** False: elements in results are without their properties, as `with('materializeProperties', 'tokens')` has it. */
  readonly withProperties?: boolean;
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
  /**
   * Results in batches. To be consumed once, or to be closed; a limit that is exceeded rejects the pull that exceeds it.
   *
   * What a request without a session wrote is kept when all results were taken, before the end is told. When they are
   * closed earlier, cancelled, or a query fails, nothing of it is kept.
   */
  readonly results: AsyncIterable<readonly Value[]>;
  /** The same results, in place of them, with equal ones in a row as one with their number. */
  readonly traversers: AsyncIterable<readonly WireTraverser[]>;
  /** Whether the dialect answers with the only result as it is, and not with a list. */
  readonly isSingle?: boolean;
  basis(): AnswerBasis;
  /** Elements and values read so far. */
  touched(): number;
}

/**
 * Answers a Gremlin text or bytecode.
 *
 * Rejects at once when the text cannot be read or bound, or asks for what is not possible here; the answer itself is
 * computed as it is consumed.
 *
 * @throws {CodedError} `GREMLIN_...`, `QUERY_...`, `TIME_...`, `GRAPH_...`, `FILE...`, `TRANSACTION_...`
 */
export async function executeQuery(
  graph: TemporalGraph,
  request: QueryRequest,
): Promise<QueryResult> {
  if ('text' in request && request.dialect === 'skydive') return executeSkydive(graph, request);
  const ends = performance.now() + (request.limits?.timeMs ?? DEFAULT_LIMITS.timeMs);
  const queries = await bindAsked(request, async (query) => {
    refuseWritingValue(query, request.transaction !== undefined);
    const limits = { ...request.limits, timeMs: Math.max(1, ends - performance.now()) };
    const { results } = await executeBound([query], graph, { ...request, limits });
    const values: Value[] = [];
    for await (const batch of results) values.push(...batch);
    return values;
  });
  return executeBound(queries, graph, request);
}

/** Its results have the shape of Skydive's JSON. Bindings mean nothing to it. */
async function executeSkydive(
  graph: TemporalGraph,
  request: QueryContext & { readonly text: string },
): Promise<QueryResult> {
  const isRecorded = !isWritable(graph);
  const { query, isSingle } = bindSkydive({ text: request.text, now: request.now, isRecorded });
  return { ...(await executeBound([query], graph, request)), isSingle };
}

async function executeBound(
  queries: readonly BoundQuery[],
  graph: TemporalGraph,
  request: QueryContext,
): Promise<QueryResult> {
  const asked = queries.map((query) => {
    const options = readSettings(query.settings, request.now);
    const writes = query.traversal.steps.some(writesGraph);
    return { query, options, writes, time: timeOf(options, request.time, request.now) };
  });
  const budget = new Budget(limitsOf(request.limits, asked), request.signal);
  budget.check();
  const session = sessionFor(
    asked.map(({ query }) => query.transaction),
    graph,
    request.transaction,
  );
  const access = await Access.to(graph, asked, session);
  const prepared = await prepareAll(asked, { graph, access, budget }, request);
  const last = prepared.at(-1);
  if (!last) throw new TypeError('The parser found no query and did not say so');
  const traversers = inTransaction(prepared, access);
  // It has begun, so that whoever closes it before the first result ends the transaction too.
  await traversers.next();
  return {
    results: spread(traversers),
    traversers,
    basis: () => last.basis,
    touched: () => budget.elements,
  };
}

/** A query that was bound, and what it says about itself. */
interface Asked {
  readonly query: BoundQuery;
  readonly options: QueryOptions;
  readonly time: TimeSelection | undefined;
}

/** A query that is ready to run. */
interface Prepared {
  readonly basis: AnswerBasis;
  readonly results: AsyncIterable<readonly WireTraverser[]>;
}

/** All queries one after the other; the results of the last one. */
async function* inTransaction(
  prepared: readonly Prepared[],
  access: Access,
): AsyncGenerator<readonly WireTraverser[]> {
  try {
    yield [];
    for (const { results } of prepared.slice(0, -1)) for await (const _ of results);
    yield* prepared.at(-1)?.results ?? [];
    await access.keep();
  } finally {
    access.release();
  }
}

/** What the queries of a request share. */
interface Shared {
  readonly graph: TemporalGraph;
  readonly access: Access;
  readonly budget: Budget;
}

async function prepareAll(
  asked: readonly Asked[],
  shared: Shared,
  request: QueryContext,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  try {
    for (const one of asked) prepared.push(await prepare(one, shared, request));
  } catch (error) {
    shared.access.release();
    throw error;
  }
  return prepared;
}

async function prepare(
  { query, options, time: wished }: Asked,
  { graph, access, budget }: Shared,
  request: QueryContext,
): Promise<Prepared> {
  const now: TimeSelection = { kind: 'at', at: request.now };
  const given = await access.view(wished, now);
  const time = wished ?? given.basis.time;
  const ready = readyPlan(query, graph, given);
  const metered = new MeteredView(given, budget);
  const watch = ready.isOverTime ? new Watch(budget) : undefined;
  const view = watch ? new WatchedView(metered, watch) : metered;
  const { conditions } = query;
  const { plan } = ready;
  const run: Run = {
    view,
    transaction: access.transaction,
    interval: time.kind === 'between' ? time.interval : undefined,
    now: request.now,
    budget,
    tracking: ready.tracking,
    identifiesByHandle: time.kind === 'at' && !ready.leavesTime,
    sideEffects: new SideEffects(conditions.sideEffects, ready.gathered),
    bulks: conditions.bulks ?? true,
    mergeSacks: conditions.sack?.merge,
    isStepwise: ready.isStepwise,
    chance: new Chance(conditions.seed),
    profiler: ready.profiles ? new Profiler(plan, budget) : undefined,
    watch,
    services: [...services, ...(request.services ?? [])],
    files: request.files,
    viewAt: async (other) => new MeteredView(await access.view(knownAs(other, time), now), budget),
  };
  const basis: AnswerBasis = {
    time,
    transaction: view.basis.transaction,
    incomplete: gapsThatMatter(plan, await gapsOf(graph, view, ready)),
    warnings: ready.warnings,
  };
  const answer = answerWithoutRunning(query, view, access);
  const withProperties = options.withProperties && request.withProperties !== false;
  const all = () => resultsOf({ plan, sack: conditions.sack?.value }, run, withProperties);
  return { basis, results: answer ?? endWith(query.terminal, all()) };
}

/** What is told of the plan, or done with the transaction; `undefined` when the plan has to be run. */
function answerWithoutRunning(
  query: BoundQuery,
  view: GraphView,
  access: Access,
): AsyncIterable<readonly WireTraverser[]> | undefined {
  const { traversal, terminal, transaction } = query;
  if (transaction) return obey(transaction, access.transaction);
  if (terminal?.kind === 'explain') return just(explain(traversal, planContext(query, view)));
  return terminal?.kind === 'toString' ? just(describe(traversal)) : undefined;
}

/** A time with what was known when another one was asked for. */
function knownAs(time: TimeSelection, { asKnownAt }: TimeSelection): TimeSelection {
  return asKnownAt === undefined ? time : { asKnownAt, ...time };
}

async function* just(value: Value): AsyncGenerator<readonly WireTraverser[]> {
  yield [new WireTraverser(value, 1)];
}

/** The shortest time that any of the queries asks for. */
function limitsOf(given: Partial<Limits> | undefined, asked: readonly Asked[]): Limits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const times = asked.flatMap(({ options }) => options.timeoutMs ?? []);
  return { ...limits, timeMs: Math.min(limits.timeMs, ...times) };
}

/** A query that looks at histories looks at all of time. */
async function gapsOf(
  graph: TemporalGraph,
  view: GraphView,
  { leavesTime }: ReadyPlan,
): Promise<readonly Gap[]> {
  if (!leavesTime) return view.gaps();
  const always = await graph.view({ kind: 'between', interval: ALWAYS });
  return always.gaps();
}

async function* resultsOf(
  { plan, sack }: { readonly plan: Traversal; readonly sack: LiveValue | undefined },
  run: Run,
  withProperties: boolean,
): AsyncGenerator<readonly WireTraverser[]> {
  const seed = Traverser.seed(run.tracking, run.interval, sack);
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
    yield values.map((value, i) => new WireTraverser(value, batch[i]?.bulk ?? 1));
  }
}
