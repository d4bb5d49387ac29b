import assert from 'node:assert/strict';
import { DateTime, Token, Uuid, Vertex } from '@meshlapse/model';
import fc from 'fast-check';
import gremlin from 'gremlin';
import t from 'tap';
import { executeQuery } from '../../../packages/gremlin/src/execute.ts';
import { serializerOf } from '../../../packages/gremlin/src/io/serializers.ts';
import {
  Binding,
  Bytecode,
  ClassName,
  Lambda,
  WirePredicate,
  WireStrategy,
  type WireValue,
} from '../../../packages/gremlin/src/io/wire-values.ts';
import { readBytecode } from '../../../packages/gremlin/src/language/bytecode-text.ts';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { ASKED_AT, show } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';
import { anyNumber } from '../support/any-value.ts';
import { type DriverFormat, graphbinary, graphson2, graphson3 } from '../support/driver-values.ts';

const { P, TextP, t: T, order, cardinality, statics: __ } = gremlin.process;
const g = new gremlin.structure.Graph().traversal();
const requestId = '41d2e28a-20a4-4ab0-b379-d810dede3786';

/** What we read of a traversal that the driver wrote. */
function sent(format: DriverFormat, traversal: DriverTraversal): Bytecode {
  const bytes = format.writer.writeRequest({
    requestId,
    op: 'bytecode',
    processor: 'traversal',
    args: { gremlin: traversal.getBytecode() },
  });
  const bytecode = serializerOf(format.mime).readRequest(bytes).args.get('gremlin');
  assert(bytecode instanceof Bytecode);
  return bytecode;
}

const traversals: readonly (readonly [DriverTraversal, string])[] = [
  [g.V().count(), 'g.V().count()'],
  [g.V(1, 2).out('knows'), 'g.V(1, 2).out("knows")'],
  [g.V().has('age', P.gt(30)), 'g.V().has("age", P.gt(30))'],
  [g.V().has('name', TextP.startingWith('m')), 'g.V().has("name", TextP.startingWith("m"))'],
  [g.V().repeat(__.out()).times(2), 'g.V().repeat(__.out()).times(2)'],
  [g.V().order().by('age', order['desc']), 'g.V().order().by("age", Order.desc)'],
  [
    g.mergeV(
      new Map<unknown, unknown>([
        [T['label'], 'person'],
        ['name', 'x'],
      ]),
    ),
    'g.mergeV([(T.label): "person", "name": "x"])',
  ],
  [
    g.addV('x').property(cardinality['set'], 'k', 1.5),
    'g.addV("x").property(Cardinality.set, "k", 1.5d)',
  ],
  [
    g.with_('evaluationTimeout', 500).V(),
    'g.withStrategies(new OptionsStrategy(evaluationTimeout: 500)).V()',
  ],
];

for (const format of [graphbinary, graphson3, graphson2]) {
  t.test(`the driver's traversals, in ${format.mime}`, (t) => {
    for (const [traversal, text] of traversals) {
      // GraphSON 2 has no maps with other keys than texts.
      if (format === graphson2 && text.includes('mergeV')) continue;
      const source = readBytecode(sent(format, traversal));
      t.equal(source.text, text);
      t.strictSame(source.chains, parse(text), 'the same calls at the same places');
    }
    t.end();
  });
}

t.test('connected predicates are the same in all formats', (t) => {
  const either = P.lt(3).or(P.gt(30));
  for (const format of [graphbinary, graphson3]) {
    const { text } = readBytecode(sent(format, g.V().has('age', either)));
    t.equal(text, 'g.V().has("age", P.lt(3).or(P.gt(30)))');
  }
  t.end();
});

const steps = (...instructions: readonly (readonly [string, ...WireValue[]])[]) =>
  new Bytecode(
    [],
    instructions.map(([operator, ...args]) => ({ operator, args })),
  );

t.test('what only some drivers send', (t) => {
  const source = (operator: string, ...args: readonly WireValue[]) =>
    new Bytecode([{ operator, args }], steps(['V']).steps);
  const strategy = new WireStrategy(
    'org.example.SubgraphStrategy',
    new Map<string, WireValue>([['vertices', steps(['hasLabel', 'person'])]]),
  );
  const inSet = [new Token('Cardinality', 'set'), 1] as const;
  const set = steps(['CardinalityValueTraversal', ...inSet]);
  // JavaScript's driver sends it in the place of a source step.
  const setFirst = new Bytecode([{ operator: 'CardinalityValueTraversal', args: inSet }], []);
  const cases: readonly (readonly [Bytecode, string])[] = [
    [
      source('withStrategies', strategy),
      'g.withStrategies(new SubgraphStrategy(vertices: __.hasLabel("person"))).V()',
    ],
    [
      source('withoutStrategies', new ClassName('org.example.ReadOnlyStrategy')),
      'g.withoutStrategies(ReadOnlyStrategy).V()',
    ],
    [source('tx', 'commit'), 'g.tx().commit().V()'],
    [steps(['mergeV', new Map([['k', set]])]), 'g.mergeV(["k": Cardinality.set(1)])'],
    [steps(['mergeV', new Map([['k', setFirst]])]), 'g.mergeV(["k": Cardinality.set(1)])'],
    [steps(['V', new Binding('x', 5)]), 'g.V(5)'],
    [
      steps(['is', new WirePredicate('P', 'not', [new WirePredicate('P', 'eq', [null])])]),
      'g.is(P.not(P.eq(null)))',
    ],
    [steps(['inject', new Map(), new Set(['a']), []]), 'g.inject([:], {"a"}, [])'],
    [
      steps(['inject', new DateTime(1_500_000, 60)]),
      'g.inject(datetime("1970-01-01T01:00:01.5+01:00"))',
    ],
    [steps(['inject', new Uuid(requestId)]), `g.inject(UUID("${requestId}"))`],
  ];
  for (const [bytecode, text] of cases) {
    const { text: written, chains } = readBytecode(bytecode);
    t.equal(written, text);
    t.strictSame(chains, parse(text), text);
  }
  t.end();
});

t.test('literals of all kinds are what their text says', (t) => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyNumber, fc.string({ unit: 'grapheme' }))), (values) => {
      const { text, chains } = readBytecode(steps(['inject', ...values]));
      const literals = parse(text)[0]?.calls[1]?.args;
      assert.equal(literals?.length, values.length);
      for (const [i, literal] of literals.entries()) {
        assert(literal.kind === 'literal');
        const isUnwritable = Number.isNaN(Number(values[i])) || !Number.isFinite(Number(values[i]));
        if (typeof values[i] === 'string' || !isUnwritable) {
          assert.deepStrictEqual(literal.value, values[i]);
        }
      }
      assert.deepStrictEqual(chains[0]?.span, { start: 0, end: text.length });
    }),
  );
  t.end();
});

t.test('what cannot be meant is refused with its place', (t) => {
  const wrong: readonly (readonly [Bytecode, string])[] = [
    [steps(['V'], ['map', new Lambda('gremlin-groovy', 'it.get()')]), 'GREMLIN_LAMBDA'],
    [steps(['V().drop']), 'GREMLIN_SYNTAX'],
    [steps(['']), 'GREMLIN_SYNTAX'],
    [steps(['map', new Bytecode([{ operator: 'withPath', args: [] }], [])]), 'GREMLIN_SYNTAX'],
  ];
  for (const [bytecode, code] of wrong) {
    t.throws(() => readBytecode(bytecode), { code, data: { line: 1 } });
  }
  t.end();
});

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}

t.test('bytecode is answered as its text is, as traversers or as values', async (t) => {
  const graph = await modernGraph();
  const bytecode = steps(['V'], ['out'], ['values', 'name']);
  const request = { bytecode, now: ASKED_AT };
  const names = ['josh', 'lop', 'lop', 'lop', 'ripple', 'vadas'];
  const { results } = await executeQuery(graph, request);
  const values = (await all(results)).map(show);
  t.same(values.sort(), names);
  const { traversers } = await executeQuery(graph, request);
  const unfolded = (await all(traversers)).flatMap(({ value, bulk }) =>
    new Array<string>(bulk).fill(show(value)),
  );
  t.same(unfolded.sort(), names);
});

t.test('equal results in a row are one traverser', async (t) => {
  const graph = await modernGraph();
  const { traversers } = await executeQuery(graph, {
    bytecode: steps(['V'], ['constant', 'x'], ['barrier']),
    now: ASKED_AT,
  });
  t.match(await all(traversers), [{ value: 'x', bulk: 6 }]);
});

t.test('an element stands for its id', async (t) => {
  const graph = await modernGraph();
  const { results } = await executeQuery(graph, {
    bytecode: steps(['V', new Vertex(1, 'person')], ['values', 'name']),
    now: ASKED_AT,
  });
  t.same(await all(results), ['marko']);
});

t.test('errors point into the text that was made', async (t) => {
  const graph = await modernGraph();
  const asked = executeQuery(graph, { bytecode: steps(['V'], ['uot']), now: ASKED_AT });
  await t.rejects(asked, { code: 'GREMLIN_UNKNOWN_STEP', data: { offset: 'g.V().'.length } });
});
