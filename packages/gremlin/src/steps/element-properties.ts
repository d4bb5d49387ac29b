import { readProperties } from '../runner/read.ts';
import { typeError } from '../values/type-error.ts';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';

/** The properties of each element, or of each vertex property; in the order of the keys when some are given. */
export async function propertiesOf(
  values: readonly LiveValue[],
  keys: readonly string[],
  step: string,
): Promise<readonly (readonly ElementProperty[])[]> {
  const elements = values.filter((value) => value instanceof Element);
  const read = await readProperties(elements, keys);
  let next = 0;
  return values.map((value) => {
    if (value instanceof Element) {
      return (read[next++] ?? []).map((row) => new ElementProperty(value, row));
    }
    if (value instanceof ElementProperty) return metaOf(value, keys);
    throw typeError(`${step}()`, 'an element', value);
  });
}

function metaOf(
  { owner, row }: ElementProperty,
  keys: readonly string[],
): readonly ElementProperty[] {
  const wanted = (row.meta ?? []).filter(({ key }) => keys.length === 0 || keys.includes(key));
  return wanted.map((meta) => new ElementProperty(owner, meta, row));
}
