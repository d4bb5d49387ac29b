import type { ElementKind, Token } from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import type { ColumnContext, ColumnStep, Columns, RowSink } from '../runner/columns.ts';
import { loadHeadersIn, readValues } from '../runner/read.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import { meets, type Predicate } from '../values/predicate.ts';
import { tokenOf } from '../values/token-of.ts';
import { typeError } from '../values/type-error.ts';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';

/** What one `has...()` asks of an element: a value under a key or token that meets a predicate, any, or none. */
export interface HasCondition {
  readonly key: string | Token;
  readonly test: Predicate | 'present' | 'absent';
}

/** Keeps elements for which all conditions hold. */
export class Has implements Step, ColumnStep {
  readonly name = 'has';
  readonly bears = 'one';
  readonly keeps = true;
  readonly conditions: readonly HasCondition[];

  constructor(conditions: readonly HasCondition[]) {
    this.conditions = conditions;
  }

  columnKind(from: ElementKind): ElementKind | undefined {
    return this.conditions.every(({ key }) => typeof key === 'string') ? from : undefined;
  }

  async moveColumns(
    { kind, handles, bulks }: Columns,
    to: RowSink,
    { view }: ColumnContext,
  ): Promise<void> {
    let rows = handles.map((_, i) => i);
    for (const { key, test } of this.conditions) {
      if (typeof key !== 'string') continue;
      const asked = rows;
      const held = await view.values(
        kind,
        asked.map((row) => handles[row] ?? -1),
        key,
      );
      rows = asked.filter((_, i) => passes(held[i] ?? [], test));
    }
    for (const row of rows) to.add(handles[row] ?? -1, bulks[row] ?? 1);
  }

  get detail(): string {
    const names = this.conditions.map(({ key }) =>
      typeof key === 'string' ? key : `T.${key.name}`,
    );
    return names.join(', ');
  }

  open(input: Source, _frame: Frame): Source {
    return mapBatches(input, async (batch) => {
      let kept: Batch = batch;
      for (const condition of this.conditions) {
        if (kept.length > 0) kept = await filter(kept, condition);
      }
      return kept;
    });
  }
}

async function filter(batch: Batch, { key, test }: HasCondition): Promise<Batch> {
  const values = batch.map(({ value }) => value);
  const held =
    typeof key === 'string' ? await valuesUnder(values, key) : await tokenValues(values, key);
  return batch.filter((_, i) => passes(held[i] ?? [], test));
}

function passes(held: readonly LiveValue[], test: HasCondition['test']): boolean {
  if (test === 'present') return held.length > 0;
  if (test === 'absent') return held.length === 0;
  return held.some((value) => meets(value, test) === true);
}

async function tokenValues(
  values: readonly LiveValue[],
  token: Token,
): Promise<readonly (readonly LiveValue[])[]> {
  await loadHeadersIn(values);
  return values.map((value) => {
    const held = tokenOf(value, token);
    return held === undefined ? [] : [held];
  });
}

/** The values under a key of each element, or of each property's properties. */
async function valuesUnder(
  values: readonly LiveValue[],
  key: string,
): Promise<readonly (readonly LiveValue[])[]> {
  const elements = values.filter((value) => value instanceof Element);
  const read = await readValues(elements, key);
  let next = 0;
  return values.map((value) => {
    if (value instanceof Element) return read[next++] ?? [];
    if (value instanceof ElementProperty) {
      return (value.row.meta ?? []).flatMap((meta) => (meta.key === key ? [meta.value] : []));
    }
    throw typeError(`has('${key}')`, 'an element', value);
  });
}
