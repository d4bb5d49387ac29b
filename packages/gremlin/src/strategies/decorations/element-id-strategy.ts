import { randomUUID } from 'node:crypto';
import { Uuid } from '@meshlapse/model';
import { text } from '../../plan/parameters.ts';
import type { PropertySetting, Step } from '../../plan/step.ts';
import { AddEdge } from '../../steps/add-edge.ts';
import { AddVertex } from '../../steps/add-vertex.ts';
import { Find } from '../../steps/find.ts';
import { Has } from '../../steps/has-conditions.ts';
import { mapStep } from '../../steps/make-step.ts';
import { PropertiesStep } from '../../steps/properties-step.ts';
import { member } from '../../values/predicate.ts';
import { T_ID } from '../../values/token.ts';
import { defineDecoration } from '../define-decoration.ts';

/**
 * A property stands for the id.
 *
 *     V('x').id()                    ->  V().has(key, 'x').values(key)
 *     addV('Pod').property(id, 'x')  ->  addV('Pod').property(key, 'x')
 *     addV('Pod')                    ->  addV('Pod').property(key, a new UUID)
 */
export const elementIdStrategy = defineDecoration({
  name: 'ElementIdStrategy',
  summary: 'Lets the property idPropertyKey (otherwise __id) stand for the ids of elements.',
  options: { idPropertyKey: text('text') },
  make({ idPropertyKey: key = '__id' }) {
    return {
      modulation(modulation) {
        if (modulation.kind === 'by' && modulation.by.kind === 'token') {
          return modulation.by.token === T_ID
            ? { ...modulation, by: { kind: 'key', key } }
            : modulation;
        }
        if (modulation.kind !== 'property') return modulation;
        const settings = modulation.settings.map((setting) =>
          setting.key === T_ID ? { ...setting, key } : setting,
        );
        return { ...modulation, settings };
      },
      apply: ({ steps }) => ({ steps: steps.flatMap((step) => byProperty(step, key)) }),
    };
  },
});

function byProperty(step: Step, key: string): Step | readonly Step[] {
  if (step instanceof Find && step.conditions.ids) {
    const { ids, ...rest } = step.conditions;
    return [new Find(step.elementKind, rest), new Has([{ key, test: member(true, ids) }])];
  }
  if (step instanceof Has) {
    return new Has(
      step.conditions.map((condition) =>
        condition.key === T_ID ? { ...condition, key } : condition,
      ),
    );
  }
  if (step.name === 'id') return new PropertiesStep('values', [key]);
  if (step instanceof AddVertex)
    return new AddVertex({ ...step.told, settings: identified(step, key) });
  if (step instanceof AddEdge)
    return new AddEdge({ ...step.told, settings: identified(step, key) });
  return step;
}

const newUuid = { steps: [mapStep({ name: 'map' }, () => new Uuid(randomUUID()))] };

function identified(step: AddVertex | AddEdge, key: string): readonly PropertySetting[] {
  const { settings } = step.told;
  if (settings.some((setting) => setting.key === key)) return settings;
  return [{ key, value: { kind: 'traversal', traversal: newUuid }, meta: [] }, ...settings];
}
