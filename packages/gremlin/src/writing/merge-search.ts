import type { Step, Traversal, WantedMap } from '../plan/step.ts';
import { endElements } from '../runner/end-elements.ts';
import { allResults } from '../runner/local.ts';
import type { Run } from '../runner/run.ts';
import { Traverser } from '../runner/traverser.ts';
import { Adjacent } from '../steps/adjacent.ts';
import { Find } from '../steps/find.ts';
import { Has, type HasCondition } from '../steps/has-conditions.ts';
import { indexLookup } from '../strategies/rewrites/index-lookup.ts';
import { compare } from '../values/predicate.ts';
import { T_ID, T_LABEL } from '../values/token.ts';
import { Element, type LiveValue } from '../values/value.ts';

/** Vertices that have everything that the map says. */
export function findVertices(wanted: WantedMap, run: Run): Promise<readonly Element[]> {
  return elementsOf([new Find('vertex'), new Has(conditionsOf(wanted))], run);
}

/** The ends that an edge is wanted with; `undefined` for any. */
export interface WantedEnds {
  readonly out: Element | undefined;
  readonly in: Element | undefined;
}

/** Edges that have everything that the map says, between these ends. */
export async function findEdges(
  wanted: WantedMap,
  ends: WantedEnds,
  run: Run,
): Promise<readonly Element[]> {
  const conditions = conditionsOf(wanted);
  const from = wanted.has(T_ID) ? undefined : (ends.out ?? ends.in);
  if (!from) {
    const found = await elementsOf([new Find('edge'), new Has(conditions)], run);
    return between(found, ends);
  }
  const label = wanted.get(T_LABEL)?.value;
  const labels = typeof label === 'string' ? [label] : [];
  const incident = new Adjacent(from === ends.out ? 'out' : 'in', 'edge', labels);
  return between(await elementsOf([incident, new Has(conditions)], run, from), ends);
}

function conditionsOf(wanted: WantedMap): readonly HasCondition[] {
  return [...wanted].flatMap(([key, { value }]) =>
    typeof key === 'string' || key === T_ID || key === T_LABEL
      ? { key: key as HasCondition['key'], test: compare('eq', value) }
      : [],
  );
}

async function elementsOf(
  steps: readonly Step[],
  run: Run,
  from: LiveValue = null,
): Promise<readonly Element[]> {
  const about = { view: run.view, isNested: true, tracking: run.tracking, gathers: false };
  const plan: Traversal = indexLookup.apply({ steps }, about);
  const [found = []] = await allResults(plan, [Traverser.seed('none').move(from)], run);
  return found.flatMap(({ value }) => (value instanceof Element ? value : []));
}

async function between(edges: readonly Element[], wanted: WantedEnds): Promise<readonly Element[]> {
  const out = wanted.out && (await endElements(edges, 'out'));
  const into = wanted.in && (await endElements(edges, 'in'));
  return edges.filter(
    (_, i) => out?.[i]?.handle === wanted.out?.handle && into?.[i]?.handle === wanted.in?.handle,
  );
}
