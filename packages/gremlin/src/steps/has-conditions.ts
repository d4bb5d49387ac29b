import type { ElementKind, GraphView, Handle, Token } from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import { tokensOf } from '../runner/column-values.ts';
import type { ColumnMove, ElementColumns, ElementPages } from '../runner/columns.ts';
import { loadHeadersIn, readValues } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import type { Predicate } from '../values/predicate.ts';
import { testOf } from '../values/predicate-test.ts';
import { tokenOf } from '../values/token-of.ts';
import { typeError } from '../values/type-error.ts';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';

/** What one `has...()` asks of an element: a value under a key or token that meets a predicate, any, or none. */
export interface HasCondition {
  readonly key: string | Token;
  readonly test: Predicate | 'present' | 'absent';
}

/** Keeps elements for which all conditions hold. */
export class Has implements Step {
  readonly name = 'has';
  readonly bears = 'one';
  readonly keeps = true;
  readonly conditions: readonly HasCondition[];

  constructor(conditions: readonly HasCondition[]) {
    this.conditions = conditions;
  }

  columnMove(from: ElementKind): ColumnMove {
    return { to: from, repeats: false, move: (pages, run) => this.#columns(pages, run) };
  }

  async *#columns(pages: ElementPages, { view }: Run): AsyncGenerator<ElementColumns> {
    for await (const page of pages) {
      let kept = page;
      for (const condition of this.conditions) {
        if (kept.handles.length > 0) kept = await filterColumns(kept, condition, view);
      }
      yield kept;
    }
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
  const passes = passing(test);
  return batch.filter((_, i) => passes(held[i] ?? []));
}

async function filterColumns(
  columns: ElementColumns,
  { key, test }: HasCondition,
  view: GraphView,
): Promise<ElementColumns> {
  const { kind, handles, bulks } = columns;
  const held =
    typeof key === 'string'
      ? await view.values(kind, handles, key)
      : (await tokensOf(columns, key, view)).map(listed);
  const passes = passing(test);
  const kept: { handles: Handle[]; bulks: number[] } = { handles: [], bulks: [] };
  for (let i = 0; i < handles.length; i++) {
    if (!passes(held[i] ?? [])) continue;
    kept.handles.push(handles[i] ?? -1);
    if (bulks) kept.bulks.push(bulks[i] ?? 1);
  }
  return { kind, handles: kept.handles, bulks: bulks && kept.bulks };
}

/** Whether what is held under a key passes: asked of many, so that the predicate is made ready once. */
function passing(test: HasCondition['test']): (held: readonly LiveValue[]) => boolean {
  if (test === 'present') return (held) => held.length > 0;
  if (test === 'absent') return (held) => held.length === 0;
  const meets = testOf(test);
  return (held) => (held.length === 1 ? meets(held[0] ?? null) : held.some(meets));
}

async function tokenValues(
  values: readonly LiveValue[],
  token: Token,
): Promise<readonly (readonly LiveValue[])[]> {
  await loadHeadersIn(values);
  return values.map((value) => listed(tokenOf(value, token)));
}

function listed(value: LiveValue | undefined): readonly LiveValue[] {
  return value === undefined ? [] : [value];
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
