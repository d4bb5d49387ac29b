import { keys } from '../../plan/parameters.ts';
import { endElements } from '../../runner/end-elements.ts';
import { loadHeaders, readProperties } from '../../runner/read.ts';
import { DIRECTION_IN, DIRECTION_OUT, T_ID, T_LABEL } from '../../values/token.ts';
import { typeError } from '../../values/type-error.ts';
import { Element, type LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const elementMapStep = defineStep({
  name: 'elementMap',
  kind: 'map',
  summary:
    'A map of id, label and properties, one value for each key; for edges also of their ends.',
  overloads: [
    overload([keys()], (named) =>
      mapAllStep({ name: 'elementMap' }, (values) => elementMaps(values, named)),
    ),
  ],
});

async function elementMaps(
  values: readonly LiveValue[],
  keys: readonly string[],
): Promise<readonly LiveValue[]> {
  const elements = values.map((value) => {
    if (value instanceof Element) return value;
    throw typeError('elementMap()', 'an element', value);
  });
  await loadHeaders(elements);
  const rows = await readProperties(elements, keys);
  const edges = elements.filter(({ kind }) => kind === 'edge');
  const [out, into] = [await endElements(edges, 'out'), await endElements(edges, 'in')];
  let next = 0;
  return elements.map((element, i) => {
    const map = headerMap(element);
    const edge = element.kind === 'edge' ? next++ : -1;
    const [from, to] = [out[edge], into[edge]];
    if (to) map.set(DIRECTION_IN, headerMap(to));
    if (from) map.set(DIRECTION_OUT, headerMap(from));
    for (const { key, value } of rows[i] ?? []) map.set(key, value);
    return map;
  });
}

function headerMap({ header }: Element): Map<LiveValue, LiveValue> {
  return new Map<LiveValue, LiveValue>(
    header ? [[T_ID, header.id] as const, [T_LABEL, header.label] as const] : [],
  );
}
