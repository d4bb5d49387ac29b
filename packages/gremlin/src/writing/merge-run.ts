import { type ElementKind, Token, Vertex } from '@meshlapse/model';
import type { MapSource, WantedMap } from '../plan/step.ts';
import { wantedOf } from '../plan/write-parameters.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import type { Traverser } from '../runner/traverser.ts';
import { DIRECTION_IN, DIRECTION_OUT, T_ID, T_LABEL } from '../values/token.ts';
import { typeError } from '../values/type-error.ts';
import { Element, type LiveValue } from '../values/value.ts';
import {
  checkedId,
  createEdge,
  createVertex,
  elementNamed,
  type GivenElement,
  setProperty,
} from './elements.ts';
import { checkedKey, checkedLabel, writeError } from './faults.ts';
import { DEFAULT_LABEL } from './given-element.ts';
import {
  END_OPTIONS,
  keyText,
  MERGE_STEPS,
  type MergeTold,
  matchFault,
  mergeFault,
  overrideFault,
} from './merge-map.ts';
import { findEdges, findVertices } from './merge-search.ts';
import { readOperand } from './operands.ts';

/** One traverser at a `mergeV()` or `mergeE()`. */
export interface Merging {
  readonly kind: ElementKind;
  readonly told: MergeTold;
  readonly traverser: Traverser;
  readonly run: Run;
}

/** The traverser on each element that was found, changed as `onMatch` says; or on the one that was made. */
export async function merge(merging: Merging): Promise<readonly Traverser[]> {
  const { kind, told, traverser, run } = merging;
  const wanted = await mapFrom(told.merge, traverser, merging);
  refuse(mergeFault(wanted, kind));
  const searched = await withEnds(wanted, merging);
  const found = await search(searched, merging);
  if (found.length === 0) {
    return [traverser.move(await create({ wanted, searched }, merging))];
  }
  const arrived: Traverser[] = [];
  for (const element of found) {
    const there = traverser.move(element);
    if (told.onMatch) await change(element, await mapFrom(told.onMatch, there, merging), run);
    arrived.push(there);
  }
  return arrived;
}

async function mapFrom(
  source: MapSource,
  traverser: Traverser,
  { kind, run }: Merging,
): Promise<WantedMap> {
  if (source.kind === 'map') return source.map;
  const found = await readOperand(source, traverser, run);
  if (found === null) return new Map();
  if (found instanceof Map) return wantedOf(found);
  throw typeError(`${MERGE_STEPS[kind]}()`, 'a map', found);
}

function refuse(fault: string | undefined): void {
  if (fault === undefined) return;
  throw writeError(fault, 'Look at the maps of the step and of its options.');
}

async function change(element: Element, wanted: WantedMap, run: Run): Promise<void> {
  refuse(matchFault(wanted));
  for (const [key, { value, cardinality }] of wanted) {
    await setProperty(element, { key: checkedKey(key), value, cardinality }, run);
  }
}

async function search(wanted: WantedMap, { kind, run }: Merging): Promise<readonly Element[]> {
  if (kind === 'vertex') return findVertices(wanted, run);
  const out = await existingEnd(wanted, DIRECTION_OUT, run);
  const into = await existingEnd(wanted, DIRECTION_IN, run);
  if (out === 'gone' || into === 'gone') return [];
  return findEdges(wanted, { out, in: into }, run);
}

async function existingEnd(
  wanted: WantedMap,
  direction: Token,
  run: Run,
): Promise<Element | 'gone' | undefined> {
  const end = wanted.get(direction);
  return end && ((await elementNamed('vertex', end.value, run)) ?? 'gone');
}

/** What is not there is made of both maps. */
async function create(
  maps: { readonly wanted: WantedMap; readonly searched: WantedMap },
  merging: Merging,
): Promise<Element> {
  const { kind, told, traverser, run } = merging;
  const more = told.onCreate ? await mapFrom(told.onCreate, traverser, merging) : new Map();
  refuse(mergeFault(more, kind));
  await loadHeadersIn([...maps.wanted.values(), ...more.values()].map(({ value }) => value));
  refuse(overrideFault(maps.wanted, more));
  const all = await withEnds(new Map([...more, ...maps.searched]), merging);
  if (kind === 'vertex') return createVertex(givenOf(all, kind), run);
  const out = await end(all, DIRECTION_OUT, run);
  const into = await end(all, DIRECTION_IN, run);
  return createEdge(givenOf(all, kind), { out, in: into }, run);
}

function givenOf(wanted: WantedMap, kind: ElementKind): GivenElement {
  const id = wanted.get(T_ID)?.value;
  return {
    id: id === undefined ? undefined : checkedId(id),
    label: checkedLabel(wanted.get(T_LABEL)?.value ?? DEFAULT_LABEL[kind]),
    properties: [...wanted].flatMap(([key, { value, cardinality }]) =>
      typeof key === 'string' ? { key, value, cardinality } : [],
    ),
  };
}

const SIDES = new Map([
  [DIRECTION_OUT, 'Out'],
  [DIRECTION_IN, 'In'],
]);

async function end(wanted: WantedMap, direction: Token, run: Run): Promise<Element> {
  const given = wanted.get(direction);
  if (!given) {
    throw writeError(
      `${SIDES.get(direction)} Vertex not specified in onCreate - edge cannot be created`,
      `Name it under Direction.${direction.name}, in the map or in option(onCreate).`,
    );
  }
  const vertex = await elementNamed('vertex', given.value, run);
  if (vertex) return vertex;
  throw unresolved('Vertex id could not be resolved', given.value);
}

/** The map with the vertices that `option(outV)` and `option(inV)` give in place of the words that refer to them. */
async function withEnds(wanted: WantedMap, merging: Merging): Promise<WantedMap> {
  const resolved = new Map(wanted);
  for (const [direction, option] of END_OPTIONS) {
    const value = wanted.get(direction)?.value;
    const isReference = value instanceof Token && value.type === 'Merge';
    if (isReference) resolved.set(direction, { value: await optionEnd(option, merging) });
  }
  return resolved;
}

async function optionEnd(option: 'outV' | 'inV', merging: Merging): Promise<Element> {
  const { told, traverser, run } = merging;
  const source = told[option];
  if (!source) {
    throw writeError(`option(${option}) must be specified if it is used for an end`, 'Add it.');
  }
  if (source.kind === 'map') return firstVertex(source.map, run);
  const value = await readOperand(source, traverser, run);
  if (value === null) {
    throw writeError(`Could not resolve vertex for option(${option})`, 'It gave null.');
  }
  if (value instanceof Map) return firstVertex(wantedOf(value), run);
  const isVertex = value instanceof Element || value instanceof Vertex;
  const vertex = isVertex ? await elementNamed('vertex', value, run) : undefined;
  if (vertex) return vertex;
  throw unresolved('Vertex could not be resolved', value);
}

async function firstVertex(wanted: WantedMap, run: Run): Promise<Element> {
  const [vertex] = await findVertices(wanted, run);
  if (vertex) return vertex;
  throw unresolved('Vertex could not be resolved', new Map());
}

function unresolved(what: string, value: LiveValue): Error {
  return writeError(
    `${what} from mergeE: ${keyText(value)}`,
    'Name a vertex that is there, or make it first, as with mergeV().',
  );
}
