import { openWritableGraph } from '@meshlapse/graph';
import {
  type GraphTransaction,
  type GraphView,
  long,
  type NewProperty,
  number,
  type Value,
} from '@meshlapse/model';
import t from 'tap';
import { codeOf } from './commands.ts';

interface Told {
  readonly transaction: GraphTransaction;
  readonly vertex: number;
  readonly shown: () => Promise<readonly (readonly [string, Value, unknown?])[]>;
}

/** A vertex with properties put one after another. */
async function told(...properties: readonly NewProperty[]): Promise<Told> {
  const graph = await openWritableGraph({ memory: true });
  const transaction = graph.begin();
  const vertex = await transaction.addVertex({ id: 'v', label: 'person' });
  for (const property of properties) await transaction.setProperty('vertex', vertex, property);
  return { transaction, vertex, shown: () => shownIn(transaction.view, vertex) };
}

async function shownIn(
  view: GraphView,
  vertex: number,
): Promise<readonly (readonly [string, Value, unknown?])[]> {
  const [rows = []] = await view.properties('vertex', [vertex]);
  return rows.map(({ key, value, meta = [] }) =>
    meta.length === 0
      ? [key, value]
      : [key, value, Object.fromEntries(meta.map((own) => [own.key, own.value]))],
  );
}

const name = (value: Value, more: Partial<NewProperty> = {}): NewProperty => ({
  key: 'name',
  value,
  ...more,
});

t.test('a cardinality says how a value meets those that are there', async (t) => {
  const list = { cardinality: 'list' } as const;
  const set = { cardinality: 'set' } as const;
  const cases: readonly (readonly [readonly NewProperty[], unknown])[] = [
    [[name('a'), name('b')], [['name', 'b']]],
    [
      [name('a', list), name('a', list)],
      [
        ['name', 'a'],
        ['name', 'a'],
      ],
    ],
    [
      [name('a', set), name('b', set), name('a', set)],
      [
        ['name', 'a'],
        ['name', 'b'],
      ],
    ],
    [[name('a', list), name('b', list), name('c')], [['name', 'c']]],
    [
      [name(1, set), name(long(1), set)],
      [
        ['name', 1],
        ['name', long(1)],
      ],
    ],
    [[name(new Set([1, 2]), set), name(new Set([2, 1]), set)], [['name', new Set([1, 2])]]],
    [[name('a'), name(null)], []],
    [[name('a', list), name(null, list), name(null, set)], [['name', 'a']]],
  ];
  for (const [properties, expected] of cases) {
    const { shown } = await told(...properties);
    t.strictSame(await shown(), expected);
  }
});

t.test('an equal value of a set keeps its id and takes new meta-properties', async (t) => {
  const { transaction, vertex, shown } = await told();
  const set = (value: Value, meta: NonNullable<NewProperty['meta']>) =>
    transaction.setProperty('vertex', vertex, name(value, { cardinality: 'set', meta }));
  const first = await set('a', [{ key: 'since', value: 1 }]);
  const second = await set('a', [
    { key: 'since', value: 2 },
    { key: 'by', value: 'me' },
  ]);
  t.strictSame(second?.id, first?.id);
  t.strictSame(await shown(), [['name', 'a', { since: 2, by: 'me' }]]);
  if (first?.id === undefined) throw new TypeError('a vertex property has an id');
  await transaction.setMetaProperty(vertex, first.id, { key: 'by', value: null });
  await transaction.removeMetaProperty(vertex, first.id, 'nothing');
  t.strictSame(await shown(), [['name', 'a', { since: 2 }]]);
  await transaction.removeMetaProperty(vertex, first.id, 'since');
  t.strictSame(await shown(), [['name', 'a']]);
});

t.test('one of several values goes by its id, all by their key', async (t) => {
  const list = { cardinality: 'list' } as const;
  const { transaction, vertex, shown } = await told(name('a', list), name('b', list), {
    key: 'age',
    value: 1,
  });
  const [rows = []] = await transaction.view.properties('vertex', [vertex]);
  const id = rows.find(({ value }) => value === 'a')?.id ?? '';
  await transaction.removeProperty('vertex', vertex, { key: 'name', id });
  t.strictSame(await shown(), [
    ['name', 'b'],
    ['age', 1],
  ]);
  await transaction.removeProperty('vertex', vertex, { key: 'name' });
  t.strictSame(await shown(), [['age', 1]]);
});

t.test('ids of properties are given, chosen, and taken once on a vertex', async (t) => {
  const { transaction, vertex } = await told(name('a', { id: 'mine' }));
  const other = (id: string | number, more: Partial<NewProperty> = {}) =>
    transaction.setProperty('vertex', vertex, { key: 'age', value: 1, id, ...more });
  t.equal(await codeOf(() => other('mine')), 'GRAPH_ID_TAKEN');
  t.equal((await other(7))?.id, 7);
  t.equal((await other(7))?.id, 7, 'it takes the place of the one before');
  t.strictSame((await transaction.setProperty('vertex', vertex, name('b')))?.id, long(8));
});

t.test('what cannot be kept is refused at once', async (t) => {
  const { transaction, vertex } = await told();
  for (const property of [
    name('\ud800'),
    { key: '\ud800', value: 1 },
    name(1, { meta: [{ key: 'x', value: '\ud800' }] }),
    name(1, { id: Number.NaN }),
  ]) {
    const set = () => transaction.setProperty('vertex', vertex, property);
    t.equal(await codeOf(set), 'VALUE_INVALID');
  }
  t.throws(() => transaction.addVertex({ label: '\ud800' }), { code: 'VALUE_INVALID' });
});

t.test('all values come back from the disk as they were, and are found', async (t) => {
  const path = t.testdir();
  const values: readonly Value[] = [
    true,
    7,
    long(7),
    number('byte', 7),
    number('bigInteger', 10n ** 30n),
    number('bigDecimal', '1.50'),
    number('float', 0.5),
    -0.25,
    'text',
    [1, ['x']],
    new Set([1, 'x']),
    new Map<Value, Value>([['k', 1]]),
  ];
  const first = await openWritableGraph({ path });
  const transaction = first.begin();
  const vertex = await transaction.addVertex({ label: 'person' });
  const edge = await transaction.addEdge({ label: 'self', out: vertex, in: vertex });
  for (const [i, value] of values.entries()) {
    const property = { key: `k${i}`, value };
    await transaction.setProperty('vertex', vertex, {
      ...property,
      meta: [{ key: 'same', value }],
    });
    await transaction.setProperty('edge', edge, property);
  }
  await transaction.commit();
  const expected = await transaction.view.properties('vertex', [vertex]);
  await first.close();
  const again = await openWritableGraph({ path });
  const view = again.present();
  t.strictSame(await view.properties('vertex', [vertex]), expected);
  for (const [i, value] of values.entries()) {
    const equals = [{ key: `k${i}`, value }];
    t.ok(view.indexed('vertex', `k${i}`) && view.indexed('edge', `k${i}`));
    t.strictSame((await view.find({ kind: 'vertex', equals }, 9)).handles, [vertex]);
    t.strictSame((await view.find({ kind: 'edge', equals }, 9)).handles, [edge]);
    t.strictSame(await view.values('edge', [edge], `k${i}`), [[value]]);
  }
  const seven = [{ key: 'k1', value: number('double', 7) }];
  t.strictSame((await view.find({ kind: 'vertex', equals: seven }, 9)).handles, [vertex]);
  await again.close();
});
