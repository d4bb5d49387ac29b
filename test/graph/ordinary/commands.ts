import assert from 'node:assert/strict';
import {
  CodedError,
  DateTime,
  type ElementId,
  type ElementKind,
  type GraphTransaction,
  type Handle,
  long,
  number,
  type PropertyRow,
  Uuid,
  type Value,
} from '@meshlapse/model';
import fc from 'fast-check';
import { keyOf } from '../../support/naive-values.ts';
import type { OracleTransaction } from './oracle.ts';

const IDS: readonly ElementId[] = ['a', 'b', 1, long(1), 7, number('double', 2), new Uuid('F0')];
const KEYS = ['name', 'age', 'id'];
const VALUES: readonly Value[] = [
  'x',
  'y',
  1,
  long(1),
  number('double', 1),
  number('bigDecimal', '1.50'),
  null,
  true,
  new DateTime(7, 60),
  new Uuid('0a'),
  [1, 'x'],
  new Set(['x', 2]),
  new Map<Value, Value>([['k', [1]]]),
  Number.NaN,
];
const LABELS = ['person', 'software'];
const CARDINALITIES = ['single', 'set', 'list'] as const;

/** A transaction, and what it should be. */
export interface Slot {
  readonly real: GraphTransaction;
  readonly oracle: OracleTransaction;
}

type Change = keyof typeof CHANGES;
type Action = Change | 'commit' | 'rollback' | 'reopen';

export interface Command {
  readonly action: Action;
  /** Which of the transactions that are open at once. */
  readonly slot: number;
  /** What the rest is chosen with. */
  readonly picks: readonly number[];
}

/** What is given, or the code of the error. */
export async function codeOf<T>(action: () => T | Promise<T>): Promise<T | string> {
  try {
    return await action();
  } catch (error) {
    assert.ok(error instanceof CodedError, String(error));
    return error.code;
  }
}

/** Does one thing to both. */
export async function change(slot: Slot, action: Change, picks: readonly number[]): Promise<void> {
  await CHANGES[action](slot, new Choice(slot.oracle, picks));
}

/** Chooses from what there is. */
class Choice {
  readonly #oracle: OracleTransaction;
  readonly #picks: number[];

  constructor(oracle: OracleTransaction, picks: readonly number[]) {
    this.#oracle = oracle;
    this.#picks = [...picks];
  }

  of<T>(items: readonly T[]): T | undefined {
    const by = this.#picks.shift() ?? 0;
    return items[by % Math.max(1, items.length)];
  }

  /** Seldom one that is given: elements that have them collide. */
  id(): ElementId | undefined {
    return this.of([undefined, undefined, ...IDS.slice(0, 1)]) && this.of(IDS);
  }

  label(): string {
    return this.of(LABELS) ?? '';
  }

  property(): { readonly key: string; readonly value: Value } {
    return { key: this.of(KEYS) ?? '', value: this.of(VALUES) ?? null };
  }

  element(kind: ElementKind): Handle | undefined {
    const own = [...this.#oracle.state].filter(([, element]) => element.kind === kind);
    return this.of(own)?.[0];
  }

  any(): { readonly kind: ElementKind; readonly handle: Handle } | undefined {
    const kind = this.of(['vertex', 'vertex', 'edge'] as const) ?? 'vertex';
    const handle = this.element(kind);
    return handle === undefined ? undefined : { kind, handle };
  }

  row(handle: Handle): PropertyRow | undefined {
    return this.of(this.#oracle.state.get(handle)?.rows ?? []);
  }
}

const CHANGES = {
  async addVertex(slot: Slot, choice: Choice): Promise<void> {
    await add(slot, 'vertex', { label: choice.label(), id: choice.id(), out: 0, in: 0 });
  },

  async addEdge(slot: Slot, choice: Choice): Promise<void> {
    const [out, into] = [choice.element('vertex'), choice.element('vertex')];
    if (out === undefined || into === undefined) return;
    await add(slot, 'edge', { label: choice.label(), id: choice.id(), out, in: into });
  },

  async set({ real, oracle }: Slot, choice: Choice): Promise<void> {
    const { kind, handle } = choice.any() ?? {};
    if (kind === undefined || handle === undefined) return;
    const cardinality = choice.of(CARDINALITIES) ?? 'single';
    const isBare = kind === 'edge' || choice.of([true, false]);
    const property = choice.property();
    const meta = isBare ? [] : [choice.property()];
    const given = await real.setProperty(kind, handle, { ...property, cardinality, meta });
    oracle.set(handle, { ...property, cardinality, meta }, given);
  },

  async setMeta({ real, oracle }: Slot, choice: Choice): Promise<void> {
    const handle = choice.element('vertex');
    const row = handle === undefined ? undefined : choice.row(handle);
    if (handle === undefined || row?.id === undefined) return;
    const meta = choice.property();
    await real.setMetaProperty(handle, row.id, meta);
    oracle.setMeta(handle, row.id, meta);
  },

  async removeMeta({ real, oracle }: Slot, choice: Choice): Promise<void> {
    const handle = choice.element('vertex');
    const row = handle === undefined ? undefined : choice.row(handle);
    if (handle === undefined || row?.id === undefined) return;
    const { key } = choice.property();
    await real.removeMetaProperty(handle, row.id, key);
    oracle.setMeta(handle, row.id, { key, value: null });
  },

  async removeProperty({ real, oracle }: Slot, choice: Choice): Promise<void> {
    const { kind, handle } = choice.any() ?? {};
    if (kind === undefined || handle === undefined) return;
    const row = choice.row(handle);
    const isOne = row?.id !== undefined && choice.of([true, false]);
    const key = row?.key ?? 'name';
    await real.removeProperty(kind, handle, isOne && row.id !== undefined ? row : { key });
    oracle.removeProperty(handle, key, isOne ? row.id : undefined);
  },

  async remove({ real, oracle }: Slot, choice: Choice): Promise<void> {
    const { kind, handle } = choice.any() ?? {};
    if (kind === undefined || handle === undefined) return;
    await real.remove(kind, [handle]);
    oracle.remove(handle);
    const set = () => real.setProperty(kind, handle, { key: 'name', value: 1 });
    assert.equal(await codeOf(set), 'GRAPH_NOT_THERE');
    await real.remove(kind, [handle]);
    await real.removeProperty(kind, handle, { key: 'name' });
  },
};

async function add(
  { real, oracle }: Slot,
  kind: ElementKind,
  { id, ...place }: { label: string; id: ElementId | undefined; out: Handle; in: Handle },
): Promise<void> {
  const own = id === undefined ? place : { ...place, id };
  const isTaken = id !== undefined && oracle.holdsId(kind, id);
  const handle = await codeOf(() => (kind === 'vertex' ? real.addVertex(own) : real.addEdge(own)));
  if (isTaken) {
    assert.equal(handle, 'GRAPH_ID_TAKEN');
    return;
  }
  assert.ok(typeof handle === 'number', String(handle));
  const [header] = await real.view.headers(kind, [handle]);
  assert.ok(header && (id === undefined || keyOf(id) === keyOf(header.id)));
  oracle.add(handle, { kind, id: header.id, ...place, rows: [] });
}

const weighted: readonly (readonly [number, Action])[] = [
  [6, 'addVertex'],
  [8, 'addEdge'],
  [8, 'set'],
  [2, 'setMeta'],
  [1, 'removeMeta'],
  [3, 'removeProperty'],
  [3, 'remove'],
  [6, 'commit'],
  [1, 'rollback'],
  [1, 'reopen'],
];

export const arbitraryCommand: fc.Arbitrary<Command> = fc.record({
  action: fc.oneof(
    ...weighted.map(([weight, action]) => ({ weight, arbitrary: fc.constant(action) })),
  ),
  slot: fc.nat({ max: 1 }),
  picks: fc.array(fc.nat({ max: 999 }), { minLength: 9, maxLength: 9 }),
});
