import { Token } from '@meshlapse/model';
import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { firstResults } from '../runner/local.ts';
import { inTurn, projectAll } from '../runner/projection.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { T_ID, T_KEY, T_LABEL, T_VALUE } from '../values/token.ts';
import { tokenOf } from '../values/token-of.ts';
import { type ElementProperty, isList, type LiveValue } from '../values/value.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';
import { propertiesOf } from './element-properties.ts';
import { optionNamed, type ShownToken, shownTokens } from './with-options.ts';

interface Shape {
  readonly name: 'valueMap' | 'propertyMap';
  readonly keys: readonly string[];
  readonly tokens: readonly ShownToken[];
  readonly by?: readonly Projection[];
  /** What properties must meet to be shown. */
  readonly where?: Traversal;
}

/** Properties as a map; vertices may have several under one key, so theirs are lists. */
export class PropertyMapStep implements Step {
  readonly name: string;
  readonly #shape: Shape;

  constructor(shape: Shape) {
    this.name = shape.name;
    this.#shape = shape;
  }

  get bears(): 'one' | undefined {
    return this.#shape.where ? undefined : 'one';
  }

  get nested(): readonly Traversal[] {
    return nestedIn(this.#shape.by ?? []);
  }

  withNested(nested: readonly Traversal[]): Step {
    return new PropertyMapStep({
      ...this.#shape,
      by: projectionsWith(this.#shape.by ?? [], nested),
    });
  }

  /** The same step, showing only vertex properties for which the condition gives something. */
  keeping(where: Traversal): PropertyMapStep {
    return new PropertyMapStep({ ...this.#shape, where });
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind === 'by' && !modulation.order && !this.#shape.by) {
      return new PropertyMapStep({ ...this.#shape, by: [modulation.by] });
    }
    const isTokens = modulation.kind === 'with' && optionNamed(modulation.key) === 'tokens';
    const tokens = isTokens ? shownTokens(modulation.value) : undefined;
    return tokens && new PropertyMapStep({ ...this.#shape, tokens });
  }

  refusal({ kind }: Modulation): string | undefined {
    if (kind !== 'by' || !this.#shape.by) return undefined;
    return 'valueMap()/propertyMap() step can only have one by modulator';
  }

  open(input: Source, frame: Frame): Source {
    return mapBatches(input, (batch) => this.#maps(batch, frame.run));
  }

  async #maps(batch: Batch, run: Run): Promise<readonly Traverser[]> {
    const { keys, tokens, name, by = [], where } = this.#shape;
    const values = batch.map(({ value }) => value);
    const all = await propertiesOf(values, keys, name);
    const lists = where ? await keptProperties(all, batch, where, run) : all;
    if (tokens.length > 0) await loadHeadersIn(values);
    const maps = values.map((value, i) => {
      const map = new Map<LiveValue, LiveValue>(tokensOf(value, tokens));
      for (const property of lists[i] ?? []) this.#add(map, property);
      return map;
    });
    const shaped = by.length === 0 ? maps : await shapeValues(batch, maps, by, run);
    return batch.map((traverser, i) => traverser.move(shaped[i] ?? new Map()));
  }

  #add(map: Map<LiveValue, LiveValue>, property: ElementProperty): void {
    const { owner, row, isMeta } = property;
    const value = this.#shape.name === 'valueMap' ? row.value : property;
    if (owner.kind === 'edge' || isMeta) map.set(row.key, value);
    else map.set(row.key, [...listUnder(map, row.key), value]);
  }
}

/** Vertex properties for which the condition gives something, and all others. */
async function keptProperties(
  lists: readonly (readonly ElementProperty[])[],
  batch: Batch,
  where: Traversal,
  run: Run,
): Promise<readonly (readonly ElementProperty[])[]> {
  const asked = lists.map((list) => list.filter(isVertexProperty));
  const moved = asked.flatMap((list, i) =>
    list.flatMap((property) => batch[i]?.move(property) ?? []),
  );
  const met = await firstResults(where, moved, run);
  const dropped = new Set(asked.flat().filter((_, i) => met[i] === undefined));
  return lists.map((list) => list.filter((property) => !dropped.has(property)));
}

function isVertexProperty({ owner, isMeta }: ElementProperty): boolean {
  return owner.kind === 'vertex' && !isMeta;
}

function listUnder(map: ReadonlyMap<LiveValue, LiveValue>, key: string): readonly LiveValue[] {
  const known = map.get(key);
  return known !== undefined && isList(known) ? known : [];
}

function tokensOf(value: LiveValue, tokens: readonly ShownToken[]): [LiveValue, LiveValue][] {
  const known = { id: T_ID, label: T_LABEL, key: T_KEY, value: T_VALUE };
  return tokens.flatMap((name) => {
    const held = tokenOf(value, known[name]);
    return held === undefined ? [] : [[known[name], held] as [LiveValue, LiveValue]];
  });
}

/** Replaces each property's value by what `by()` makes of it; what it makes nothing of is left out. */
async function shapeValues(
  batch: Batch,
  maps: readonly ReadonlyMap<LiveValue, LiveValue>[],
  by: readonly Projection[],
  run: Run,
): Promise<readonly ReadonlyMap<LiveValue, LiveValue>[]> {
  const entries = maps.flatMap((map, i) => [...map].map(([key, value]) => ({ i, key, value })));
  const isToken = (key: LiveValue) => key instanceof Token;
  const moved = entries.flatMap(({ i, value }) => batch[i]?.move(value) ?? []);
  const shaped = await projectAll(inTurn(by, 0), moved, run);
  const results = maps.map(() => new Map<LiveValue, LiveValue>());
  for (const [at, { i, key, value }] of entries.entries()) {
    const made = isToken(key) ? value : shaped[at];
    if (made !== undefined) results[i]?.set(key, made);
  }
  return results;
}
