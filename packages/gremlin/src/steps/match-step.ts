import { CodedError } from '@meshlapse/model';
import {
  bodiesOf,
  isSolvable,
  namesOf,
  type Pattern,
  type WayPattern,
  withBodies,
} from '../plan/match-patterns.ts';
import type { Step, Traversal } from '../plan/step.ts';
import { waitsForAll } from '../runner/branches.ts';
import { identify } from '../runner/identify.ts';
import { divide, localResults } from '../runner/local.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  inSequence,
  mapBatches,
  type Source,
  sourceOf,
} from '../runner/source.ts';
import { type Traverser, wayOf } from '../runner/traverser.ts';
import type { LiveValue } from '../values/value.ts';
import { Adjacent } from './adjacent.ts';
import { Has } from './has-conditions.ts';
import { movedTo } from './local-results-step.ts';
import { PatternCosts } from './pattern-costs.ts';

type Scope = ReturnType<typeof namesOf>;

/**
 * Finds everything that names can stand for so that all patterns hold, and gives it as maps.
 *
 * Names are labels on a traverser's way. One pattern is solved after the other, for each batch in the order that
 * promises least work by what was seen so far.
 */
export class Match implements Step {
  readonly name = 'match';
  readonly needs = 'labels';
  readonly bears = 'one';
  readonly leaves = true;
  readonly #patterns: readonly Pattern[];
  readonly #scope: Scope;
  readonly #names: ReadonlySet<string>;

  /** The names are those of the patterns, and others that are no longer asked about. */
  constructor(patterns: readonly Pattern[], scope: Scope = namesOf(patterns)) {
    this.#patterns = patterns;
    this.#scope = scope;
    this.#names = new Set([...scope.starts, ...scope.ends]);
  }

  get starts(): ReadonlySet<string> {
    return this.#scope.starts;
  }

  /** What the patterns ask of the very elements that come in, and the search for all the rest. */
  split(): { readonly conditions: readonly Has[]; readonly search: Match } {
    const own = this.#patterns.filter((pattern) => this.#isOwnCondition(pattern));
    const others = this.#patterns.filter((pattern) => !own.includes(pattern));
    const conditions = bodiesOf(own).flatMap(({ steps }) =>
      steps.filter((step) => step instanceof Has),
    );
    return { conditions, search: new Match(others, this.#scope) };
  }

  #isOwnCondition(pattern: Pattern): boolean {
    const isOfFirst = pattern.kind === 'way' && pattern.start === this.#first && !pattern.end;
    return isOfFirst && pattern.body.steps.every((step) => step instanceof Has);
  }

  get nested(): readonly Traversal[] {
    return bodiesOf(this.#patterns);
  }

  withNested(nested: readonly Traversal[]): Step {
    return new Match(withBodies(this.#patterns, [...nested]), this.#scope);
  }

  open(input: Source, frame: Frame): Source {
    const search = new Search(this.#names, frame);
    const begun = mapBatches(input, (batch) => batch.map((traverser) => this.#begin(traverser)));
    const solved = flatMapBatches(begun, (batch) => search.solve(batch, this.#patterns));
    return mapBatches(solved, (batch) => batch.map((traverser) => this.#bindings(traverser)));
  }

  /** What comes in is what the first name stands for, unless names of the patterns are on its way already. */
  #begin(traverser: Traverser): Traverser {
    const isBegun = wayOf(traverser.path).some(({ labels }) =>
      labels.some((label) => this.#scope.starts.has(label)),
    );
    return isBegun ? traverser : traverser.label([this.#first]);
  }

  /** The first name that no pattern finds. */
  get #first(): string {
    const { starts, ends } = this.#scope;
    const names = [...starts];
    return names.find((name) => !ends.has(name)) ?? names[0] ?? '';
  }

  #bindings(traverser: Traverser): Traverser {
    const bindings = new Map<LiveValue, LiveValue>();
    for (const { labels, value } of wayOf(traverser.path)) {
      for (const label of labels) if (this.#names.has(label)) bindings.set(label, value);
    }
    return traverser.move(bindings);
  }
}

class Search {
  readonly #names: ReadonlySet<string>;
  readonly #frame: Frame;
  readonly #costs = new PatternCosts();

  constructor(names: ReadonlySet<string>, frame: Frame) {
    this.#names = names;
    this.#frame = frame;
  }

  /** Traversers on whose ways all names stand for something and all patterns hold. */
  solve(batch: Batch, patterns: readonly Pattern[]): Source {
    if (patterns.length === 0) return sourceOf(batch);
    const groups = this.#byKnown(batch);
    return inSequence(
      groups.map(
        ({ known, members }) =>
          () =>
            this.#next(members, known, patterns),
      ),
    );
  }

  #next(batch: Batch, known: ReadonlySet<string>, patterns: readonly Pattern[]): Source {
    const solvable = patterns.filter((pattern) => isSolvable(pattern, known));
    const next = this.#costs.cheapest(solvable, known);
    if (!next) throw unsolvable(patterns, known);
    const rest = patterns.filter((pattern) => pattern !== next);
    const found = this.#ask(next, batch, known);
    return rest.length === 0 ? found : flatMapBatches(found, (some) => this.solve(some, rest));
  }

  #ask(pattern: Pattern, batch: Batch, known: ReadonlySet<string>): Source {
    if (pattern.kind === 'way')
      return this.#costs.counted(pattern, batch, this.#walk(pattern, batch, known));
    if (pattern.kind === 'choice') {
      return inSequence(pattern.alternatives.map((inner) => () => this.solve(batch, inner)));
    }
    const { run } = this.#frame;
    return mapBatches(sourceOf(batch), async (some) => (await divide(pattern.body, some, run)).yes);
  }

  #walk({ start, end, body }: WayPattern, batch: Batch, known: ReadonlySet<string>): Source {
    const begun = batch.flatMap((traverser) => {
      const from = traverser.named(start);
      return from === undefined ? [] : traverser.move(from);
    });
    const arrive = (by: Traversal): Source => {
      // What takes in everything begins anew behind it: the way to it is the parent's.
      const together = waitsForAll(by) ? movedTo : returned;
      return localResults(sourceOf(begun), this.#frame, by, together);
    };
    if (end === undefined) return arrive(body);
    if (!known.has(end)) {
      return mapBatches(arrive(body), (some) => some.map((traverser) => traverser.label([end])));
    }
    const direct = this.#arriving(body, end);
    if (direct) return arrive(direct);
    return mapBatches(arrive(body), (some) => this.#thatMeet(some, end));
  }

  /** The body as one that arrives nowhere but where the name stands for something already, if its last step can. */
  #arriving({ steps }: Traversal, end: string): Traversal | undefined {
    const { identifiesByHandle, profiler } = this.#frame.run;
    const last = steps.at(-1);
    const canTell = identifiesByHandle && last instanceof Adjacent && !waitsForAll({ steps });
    // A profile is told of the steps of the plan.
    return canTell && !profiler
      ? { steps: [...steps.slice(0, -1), last.arrivingAt(end)] }
      : undefined;
  }

  /** Those that arrived at what the name stands for already. */
  async #thatMeet(batch: Batch, name: string): Promise<Batch> {
    const wanted = batch.map((traverser) => traverser.named(name) ?? null);
    const here = batch.map(({ value }) => value);
    const texts = await identify([...wanted, ...here], this.#frame.run);
    return batch.filter((_, i) => texts[i] === texts[batch.length + i]);
  }

  /** Traversers for which the same names stand for something, together. */
  #byKnown(
    batch: Batch,
  ): readonly { readonly known: ReadonlySet<string>; readonly members: Batch }[] {
    const groups = new Map<string, { known: ReadonlySet<string>; members: Traverser[] }>();
    for (const traverser of batch) {
      const labels = wayOf(traverser.path).flatMap((node) => node.labels);
      const known = new Set(labels.filter((label) => this.#names.has(label)).sort());
      const key = JSON.stringify([...known]);
      const group = groups.get(key);
      if (group) group.members.push(traverser);
      else groups.set(key, { known, members: [traverser] });
    }
    return [...groups.values()];
  }
}

function returned(result: Traverser, parent: Traverser): Traverser {
  return result.returnTo(parent);
}

function unsolvable(patterns: readonly Pattern[], known: ReadonlySet<string>): CodedError {
  const { starts } = namesOf(patterns);
  const missing = [...starts].filter((name) => !known.has(name));
  return new CodedError({
    code: 'GREMLIN_MATCH_UNSOLVABLE',
    category: 'incorrect',
    message: `match() cannot reach ${missing.map((name) => `'${name}'`).join(', ') || 'a name'} from what it begins with. Add a pattern that ends with it.`,
    data: { missing },
  });
}
