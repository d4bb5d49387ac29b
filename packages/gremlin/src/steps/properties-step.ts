import type { Step } from '../plan/step.ts';
import { bulksFrom, type ColumnRead } from '../runner/columns.ts';
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

  columnRead(): ColumnRead | undefined {
    const [key, ...others] = this.keys;
    if (this.name !== 'values' || key === undefined || others.length > 0) return undefined;
    return async ({ kind, handles, bulks }, { view }) => {
      const lists = await view.values(kind, handles, key);
      const source = lists.flatMap((list, row) => list.map(() => row));
      return { kind: 'value', values: lists.flat(), bulks: bulksFrom(bulks, source) };
    };
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
