import type { Instant } from '@meshlapse/model';
import type { Chain } from '../language/ast.ts';
import { normalise } from '../language/normalise.ts';
import { parse } from '../language/parse.ts';
import type { LiveValue } from '../values/value.ts';
import { type BoundQuery, bind } from './bind.ts';
import { type FixedBinding, type KnownText, QueryCache } from './query-cache.ts';

export interface TextToBind {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, LiveValue>;
  readonly now: Instant;
}

const cache = new QueryCache({ entries: 1_000, bytes: 32_000_000 });

/**
 * Reads and binds all queries of a text, or finds it among those that were asked before.
 *
 * What depends on bindings or on the present is bound anew each time.
 *
 * @throws {CodedError} as {@link parse} and {@link bind} do.
 */
export function bindText(asked: TextToBind, known: QueryCache = cache): readonly BoundQuery[] {
  const key = normalise(asked.text);
  const before = known.get(key);
  if (before?.bound && isFree(before.bound, asked.bindings)) return before.bound.queries;
  if (before) return bindAgain(before, asked);
  const chains = parse(asked.text);
  const { queries, fixed } = bindAll(chains, asked);
  known.set(key, { text: asked.text, chains, bound: fixed });
  return queries;
}

/** Whether no name that was taken for something else is a variable now. */
function isFree({ names }: FixedBinding, bindings: ReadonlyMap<string, unknown>): boolean {
  if (bindings.size === 0) return true;
  for (const name of names) if (bindings.has(name)) return false;
  return true;
}

/** A refusal has to point into the text that was asked now, whose layout may be another. */
function bindAgain(before: KnownText, asked: TextToBind): readonly BoundQuery[] {
  try {
    return bindAll(before.chains, { ...asked, text: before.text }).queries;
  } catch (error) {
    if (before.text === asked.text) throw error;
    return bindAll(parse(asked.text), asked).queries;
  }
}

function bindAll(
  chains: readonly Chain[],
  { text, bindings, now }: TextToBind,
): { readonly queries: readonly BoundQuery[]; readonly fixed: FixedBinding | undefined } {
  const asked = new AskedBindings(bindings);
  let isPassing = false;
  const options = {
    text,
    bindings: asked,
    now,
    bindOnce: () => {
      isPassing = true;
    },
  };
  const queries = chains.map((chain) => bind(chain, options));
  const isFixed = !isPassing && !asked.wereFound;
  return { queries, fixed: isFixed ? { queries, names: asked.names } : undefined };
}

/** Bindings that remember which names they were asked for. */
class AskedBindings extends Map<string, LiveValue> {
  readonly names = new Set<string>();
  wereFound = false;

  override get(name: string): LiveValue | undefined {
    this.#note(name);
    return super.get(name);
  }

  override has(name: string): boolean {
    this.#note(name);
    return super.has(name);
  }

  #note(name: string): void {
    this.names.add(name);
    this.wereFound ||= super.has(name);
  }
}
