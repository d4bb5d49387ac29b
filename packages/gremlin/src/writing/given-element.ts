import { type ElementId, type ElementKind, Token } from '@meshlapse/model';
import type { Operand, PropertySetting } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { Traverser } from '../runner/traverser.ts';
import { T_ID, T_LABEL } from '../values/token.ts';
import type { LiveValue } from '../values/value.ts';
import { checkedId, type GivenElement, type GivenProperty } from './elements.ts';
import { checkedKey, checkedLabel, writeError } from './faults.ts';
import { readOperand } from './operands.ts';
import { givenProperty, keyOf } from './property-settings.ts';

/** Labels of elements that are made without one, as TinkerPop has them. */
export const DEFAULT_LABEL: Readonly<Record<ElementKind, string>> = {
  vertex: 'vertex',
  edge: 'edge',
};

/** The element that a step is told to make for a traverser. */
export async function givenElement(
  told: { readonly label: Operand | undefined; readonly settings: readonly PropertySetting[] },
  kind: ElementKind,
  traverser: Traverser,
  run: Run,
): Promise<GivenElement> {
  let label: LiveValue | undefined = told.label && (await readOperand(told.label, traverser, run));
  let id: ElementId | undefined;
  const properties: GivenProperty[] = [];
  for (const setting of told.settings) {
    const key = await keyOf(setting, traverser, run);
    if (!(key instanceof Token)) {
      properties.push(await givenProperty({ ...setting, key: checkedKey(key) }, traverser, run));
      continue;
    }
    const value = await readOperand(setting.value, traverser, run);
    if (key === T_ID) id ??= checkedId(value);
    else if (key === T_LABEL) label = label === undefined ? value : label;
    else throw notSettable(key);
  }
  return { id, label: checkedLabel(label === undefined ? DEFAULT_LABEL[kind] : label), properties };
}

function notSettable({ name }: Token): Error {
  return writeError(`T.${name} is nothing that an element has`, 'Only T.id and T.label are.');
}
