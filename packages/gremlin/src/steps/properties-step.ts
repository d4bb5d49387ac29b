import type { Step } from '../plan/step.ts';
import { mapBatches, type Source } from '../runner/source.ts';
import { propertiesOf } from './element-properties.ts';

/** The properties of elements, or their values: all, or those with the keys. */
export class PropertiesStep implements Step {
  readonly name: 'properties' | 'values';
  readonly bears = 'one';
  readonly keys: readonly string[];

  constructor(name: 'properties' | 'values', keys: readonly string[]) {
    this.name = name;
    this.keys = keys;
  }

  open(input: Source): Source {
    const isOfValues = this.name === 'values';
    return mapBatches(input, async (batch) => {
      const values = batch.map(({ value }) => value);
      const lists = await propertiesOf(values, this.keys, this.name);
      return batch.flatMap((traverser, i) =>
        (lists[i] ?? []).map((property) =>
          traverser.move(isOfValues ? property.row.value : property),
        ),
      );
    });
  }
}
