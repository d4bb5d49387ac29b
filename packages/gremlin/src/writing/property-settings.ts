import { type Cardinality, Token } from '@meshlapse/model';
import type { PropertySetting, Traversal, WantedMap } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { Traverser } from '../runner/traverser.ts';
import { T_ID } from '../values/token.ts';
import type { LiveValue } from '../values/value.ts';
import { checkedId, type GivenProperty } from './elements.ts';
import { checkedKey, keyFault } from './faults.ts';
import { operandWith, type Replace, readOperand } from './operands.ts';

/** What `property()` says with a map; `undefined` when a key of it can be none. */
export function settingsOf(
  map: WantedMap,
  cardinality?: Cardinality,
): readonly PropertySetting[] | undefined {
  const settings: PropertySetting[] = [];
  for (const [key, wanted] of map) {
    if (typeof key !== 'string' && !(key instanceof Token && key.type === 'T')) return undefined;
    settings.push({
      key,
      value: { kind: 'value', value: wanted.value },
      cardinality: wanted.cardinality ?? cardinality,
      meta: [],
    });
  }
  return settings;
}

/** What is wrong with keys that are written in the query, as a sentence without its full stop. */
export function settingsFault(settings: readonly PropertySetting[]): string | undefined {
  for (const { key, value, meta } of settings) {
    if (key instanceof Token && value.kind === 'value' && value.value === null) {
      return 'Value of T cannot be null';
    }
    const keys = [key, ...meta.map((own) => own.key)].filter((own) => typeof own === 'string');
    const fault = keys.map(keyFault).find((found) => found !== undefined);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

export function settingWith(setting: PropertySetting, replace: Replace): PropertySetting {
  return {
    ...setting,
    key: isTraversal(setting.key) ? replace(setting.key) : setting.key,
    value: operandWith(setting.value, replace),
    meta: setting.meta.map((own) => ({ ...own, value: operandWith(own.value, replace) })),
  };
}

function isTraversal(key: PropertySetting['key']): key is Traversal {
  return typeof key === 'object' && 'steps' in key;
}

/** What is set for a traverser: a key, or `T.id` and the like. */
export async function keyOf(
  { key }: PropertySetting,
  traverser: Traverser,
  run: Run,
): Promise<LiveValue> {
  return isTraversal(key)
    ? readOperand({ kind: 'traversal', traversal: key }, traverser, run)
    : key;
}

/** The property that a setting comes to for a traverser. */
export async function givenProperty(
  setting: PropertySetting,
  traverser: Traverser,
  run: Run,
): Promise<GivenProperty> {
  const { cardinality } = setting;
  const key = checkedKey(await keyOf(setting, traverser, run));
  const value = await readOperand(setting.value, traverser, run);
  const meta: { key: string; value: typeof value }[] = [];
  let id: GivenProperty['id'];
  for (const own of setting.meta) {
    const held = await readOperand(own.value, traverser, run);
    if (own.key === T_ID) id = checkedId(held);
    else meta.push({ key: checkedKey(own.key), value: held });
  }
  return { key, value, cardinality, id, meta };
}
