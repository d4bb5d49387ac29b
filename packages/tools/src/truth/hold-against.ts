import { DEFAULT_LIMITS, encodeUntyped, executeQuery } from '@meshlapse/gremlin';
import { formatInstant, type Instant, parseInstant, type TemporalGraph } from '@meshlapse/model';
import { type RecordingEvent, readRecording } from '@meshlapse/probes';
import { answeredFacts } from './answered.ts';
import { difference } from './compare.ts';
import { expectedFacts } from './expected.ts';
import { QUESTIONS } from './questions.ts';
import type { TruthStep } from './truth-file.ts';

export interface Verdict {
  readonly name: string;
  /** What is wrong; `undefined` when nothing is. */
  readonly problem: string | undefined;
}

/**
 * Facts that rest on resources that were lost at a step: the truth then tells what was hidden, which nobody can
 * know, so only that the answer says it is incomplete is checked.
 */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  objects: [],
  services: ['v1/services'],
  pods: ['v1/services', 'v1/pods'],
  endpoints: ['v1/services', 'discovery.k8s.io/v1/endpointslices'],
  virtualServices: ['networking.istio.io/v1/virtualservices'],
  destinations: ['networking.istio.io/v1/virtualservices'],
  destinationRules: ['networking.istio.io/v1/destinationrules'],
  subsets: ['networking.istio.io/v1/destinationrules'],
  unresolved: [
    'v1/pods',
    'v1/services',
    'networking.istio.io/v1/virtualservices',
    'networking.istio.io/v1/destinationrules',
  ],
};

/** Asks every question as of every step and compares. */
export async function* holdAgainst(
  graph: TemporalGraph,
  steps: readonly TruthStep[],
): AsyncIterable<Verdict> {
  for (const step of steps) yield* holdStep(graph, step);
}

async function* holdStep(graph: TemporalGraph, step: TruthStep): AsyncIterable<Verdict> {
  const at = parseInstant(step.at);
  const incomplete = new Set<string>();
  const answered = await answeredFacts(async (question) => {
    const answer = await ask(graph, QUESTIONS[question], at);
    if (question === 'objects') for (const resource of answer.incomplete) incomplete.add(resource);
    return answer.rows;
  });
  const expected = expectedFacts(step);
  const label = `step ${step.step} ${step.name}`;
  yield {
    name: `${label}: what was not observed`,
    problem: difference([...step.unobserved].sort(), [...incomplete].sort()),
  };
  for (const [kind, wanted] of Object.entries(expected)) {
    if (RESTS_ON[kind]?.some((resource) => step.unobserved.includes(resource))) continue;
    const found = (answered[kind] ?? []).filter(
      (fact) => kind !== 'objects' || isObserved(fact, step),
    );
    yield { name: `${label}: ${kind}`, problem: difference(wanted, found) };
  }
}

/** Object facts begin with their resource. */
function isObserved(fact: string, step: TruthStep): boolean {
  return !step.unobserved.includes(JSON.parse(fact)[0]);
}

/** At instants all through each gap of the recording, its ends included, the answer must say so; beside it, not. */
export async function* holdGaps(graph: TemporalGraph, recording: string): AsyncIterable<Verdict> {
  for (const gap of await gapsOf(recording)) {
    const name = `gap of ${gap.resource} from ${formatInstant(gap.from)}`;
    const wrong: string[] = [];
    for (const at of samples(gap)) {
      const isInside = gap.from <= at && at < gap.to;
      const { incomplete } = await ask(graph, QUESTIONS.objects, at);
      if (incomplete.includes(gap.resource) !== isInside) wrong.push(formatInstant(at));
    }
    yield {
      name,
      problem: wrong.length === 0 ? undefined : `    wrong at ${wrong.slice(0, 5).join(', ')}`,
    };
  }
}

interface RecordedGap {
  readonly resource: string;
  readonly from: Instant;
  readonly to: Instant;
}

function samples({ from, to }: RecordedGap): readonly Instant[] {
  const inside = Array.from({ length: 20 }, (_, i) => Math.floor(from + ((to - from) * i) / 20));
  return [from - 1, ...inside, to - 1, to];
}

async function gapsOf(recording: string): Promise<readonly RecordedGap[]> {
  const open = new Map<string, Instant>();
  const gaps: RecordedGap[] = [];
  for await (const { event } of readRecording(recording)) noteGap(event, open, gaps);
  return gaps;
}

function noteGap(event: RecordingEvent, open: Map<string, Instant>, gaps: RecordedGap[]): void {
  if (event.type === 'DISCONNECTED' || event.type === 'ERROR') {
    if (!open.has(event.resource)) open.set(event.resource, event.observedAt);
    return;
  }
  if (event.type !== 'SYNCED') return;
  const from = open.get(event.resource);
  open.delete(event.resource);
  if (from !== undefined && from < event.observedAt) {
    gaps.push({ resource: event.resource, from, to: event.observedAt });
  }
}

async function ask(
  graph: TemporalGraph,
  text: string,
  at: Instant,
): Promise<{
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly incomplete: readonly string[];
}> {
  const answer = await executeQuery(graph, {
    text,
    time: { kind: 'at', at },
    now: at,
    limits: DEFAULT_LIMITS,
  });
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const batch of answer.results) {
    for (const value of batch) rows.push(encodeUntyped(value) as Readonly<Record<string, unknown>>);
  }
  return { rows, incomplete: [...new Set(answer.basis().incomplete.map((gap) => gap.resource))] };
}
