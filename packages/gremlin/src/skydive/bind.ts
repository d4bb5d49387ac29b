import type { CodedError, Instant } from '@meshlapse/model';
import type { Call } from '../language/ast.ts';
import { type LanguageFault, languageError } from '../language/language-error.ts';
import type { BoundQuery } from '../plan/bind.ts';
import { didYouMean, nearest } from '../plan/nearest.ts';
import type { Step } from '../plan/step.ts';
import { Find } from '../steps/find.ts';
import { ArgumentReader } from './arguments.ts';
import { type Model, ordinaryModel, recordedModel } from './attributes.ts';
import type { Kind, StepDefinition } from './catalogue/definition.ts';
import { parseSkydive } from './parse.ts';
import { stepTable, unsupportedSteps } from './step-table.ts';
import { present } from './steps/present.ts';
import { subGraph } from './steps/sub-graph.ts';
import { timeSetting } from './times.ts';

export interface SkydiveText {
  readonly text: string;
  readonly now: Instant;
  /** Whether the graph is one that a recorder keeps. */
  readonly isRecorded: boolean;
}

/** A query in Skydive's dialect as a plan of this engine. */
export interface BoundSkydive {
  readonly query: BoundQuery;
  /** Whether it is answered with one value or graph, not with a list. */
  readonly isSingle: boolean;
}

const MOST_STEPS = 500;

const byName: ReadonlyMap<string, StepDefinition> = new Map(
  stepTable.map((definition) => [definition.name.toLowerCase(), definition]),
);
const unsupported: ReadonlyMap<string, string> = new Map(
  unsupportedSteps.map((name) => [name.toLowerCase(), name]),
);
const TIMES: ReadonlySet<string> = new Set(['at', 'context']);

/**
 * Reads and binds a query in Skydive's dialect.
 *
 * Its results are texts, numbers, lists and maps in the shape of Skydive's JSON.
 *
 * @throws {CodedError} `GREMLIN_SYNTAX`, `GREMLIN_UNKNOWN_STEP`, `GREMLIN_MISPLACED_STEP`, `GREMLIN_ARGUMENTS`,
 * `SKYDIVE_UNSUPPORTED` and others, with the position in `data`.
 */
export function bindSkydive({ text, now, isRecorded }: SkydiveText): BoundSkydive {
  const { calls } = parseSkydive(text);
  const [source, ...rest] = calls;
  if (source?.name.toLowerCase() !== 'g' || source.args) {
    throw fault(text, source, {
      code: 'GREMLIN_MISPLACED_STEP',
      what: 'A query begins with G, as in G.V()',
    });
  }
  if (rest.length > MOST_STEPS) {
    throw fault(text, rest[MOST_STEPS], {
      code: 'GREMLIN_TOO_MANY_STEPS',
      what: `The query has more than ${MOST_STEPS} steps`,
    });
  }
  const [first, ...others] = rest;
  const isTimed = first !== undefined && TIMES.has(first.name.toLowerCase());
  const settings = isTimed ? [timeOf(text, first, now)] : [];
  const model = isRecorded ? recordedModel : ordinaryModel;
  const { steps, kind } = bindSteps(text, isTimed ? others : rest, model);
  const query: BoundQuery = {
    settings,
    conditions: {},
    traversal: { steps: [...steps, present(model)] },
    terminal: undefined,
    transaction: undefined,
    warnings: [],
  };
  return { query, isSingle: kind === 'value' };
}

function bindSteps(
  text: string,
  calls: readonly Call[],
  model: Model,
): { readonly steps: readonly Step[]; readonly kind: Kind } {
  const steps: Step[] = [];
  const names = new Set<string>();
  let on: Kind = 'graph';
  for (const call of calls) {
    const definition = definitionOf(text, call);
    if (!definition.on.includes(on)) throw misplaced(text, call, definition, on);
    const args = new ArgumentReader(text, call);
    steps.push(...definition.make({ args, model, on, names }));
    args.end();
    on = definition.gives === 'same' ? on : definition.gives;
  }
  if (on === 'graph') steps.push(new Find('vertex'), subGraph([], model));
  return { steps, kind: on };
}

function definitionOf(text: string, call: Call): StepDefinition {
  const key = call.name.toLowerCase();
  const name = unsupported.get(key);
  if (name !== undefined) {
    throw languageError({
      code: 'SKYDIVE_UNSUPPORTED',
      category: 'unsupported',
      text,
      offset: call.span.start,
      what: `not supported: ${name}() asks for traffic, interfaces or workflows, which are not recorded here`,
      hint: 'Steps on the topology can be used: docs/reference/skydive-dialect.md lists them.',
      data: { step: name },
    });
  }
  if (TIMES.has(key)) {
    throw fault(text, call, {
      code: 'GREMLIN_MISPLACED_STEP',
      what: `${call.name}() stands right behind G`,
    });
  }
  const definition = byName.get(key);
  if (!definition) {
    const names = [...byName.values()].map((each) => each.name);
    const hint = didYouMean(nearest(call.name, names), (each) => `${each}()`);
    throw fault(text, call, {
      code: 'GREMLIN_UNKNOWN_STEP',
      what: `There is no step ${call.name}()`,
      ...(hint === '' ? {} : { hint }),
    });
  }
  if ((definition.name === 'G') !== (call.args === undefined)) {
    const what = definition.name === 'G' ? 'G has no arguments' : `${call.name} needs parentheses`;
    throw fault(text, call, { code: 'GREMLIN_ARGUMENTS', what });
  }
  return definition;
}

const KINDS: Readonly<Record<Kind, string>> = {
  graph: 'the graph',
  subgraph: 'a subgraph',
  nodes: 'nodes',
  edges: 'edges',
  values: 'values',
  paths: 'paths',
  value: 'one value',
};

function misplaced(text: string, call: Call, { name, on }: StepDefinition, kind: Kind): CodedError {
  const what = `${name}() cannot stand behind ${KINDS[kind]}`;
  const hint = `It stands behind ${on.map((each) => KINDS[each]).join(', ')}.`;
  return fault(text, call, { code: 'GREMLIN_MISPLACED_STEP', what, hint });
}

function timeOf(text: string, call: Call, now: Instant) {
  if (!call.args) {
    throw fault(text, call, { code: 'GREMLIN_ARGUMENTS', what: `${call.name} needs a time` });
  }
  const args = new ArgumentReader(text, call);
  const at = args.instant(now);
  const slice = args.left > 0 ? args.sliceBefore(at) : undefined;
  args.end();
  return timeSetting(at, slice);
}

type Wrong = Pick<LanguageFault, 'code' | 'what' | 'hint'>;

function fault(text: string, call: Call | undefined, wrong: Wrong): CodedError {
  return languageError({ text, offset: call?.span.start ?? 0, ...wrong });
}
