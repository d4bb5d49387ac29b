import assert from 'node:assert/strict';
import { CodedError, TypedNumber } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';

/** The value of the only argument of `g.inject(...)`. */
function literal(text: string): unknown {
  const [chain] = parse(`g.inject(${text})`);
  const argument = chain?.calls[1]?.args?.[0];
  return argument?.kind === 'literal' ? argument.value : argument;
}

t.test('numbers have the type that is written or needed', (t) => {
  const plain: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['-5', -5],
    ['+5', 5],
    ['1_000', 1000],
    ['0x1F', 31],
    ['-0xff', -255],
    ['017', 15],
    ['7i', 7],
    ['2147483648', 2_147_483_648],
    ['1.5', 1.5],
    ['1.5d', 1.5],
    ['1e-2', 0.01],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ];
  for (const [text, value] of plain) t.same(literal(text), value, text);
  const typed: readonly (readonly [string, TypedNumber])[] = [
    ['1b', new TypedNumber('byte', 1)],
    ['1S', new TypedNumber('short', 1)],
    ['1l', new TypedNumber('long', 1)],
    ['0x1Fl', new TypedNumber('long', 31)],
    ['9223372036854775807', new TypedNumber('long', 9_223_372_036_854_775_807n)],
    ['9223372036854775808', new TypedNumber('bigInteger', 9_223_372_036_854_775_808n)],
    ['5n', new TypedNumber('bigInteger', 5n)],
    ['2d', new TypedNumber('double', 2)],
    ['2.0', new TypedNumber('double', 2)],
    ['1.5f', new TypedNumber('float', 1.5)],
    ['1.50m', new TypedNumber('bigDecimal', '1.50')],
    ['1e3m', new TypedNumber('bigDecimal', '1000')],
  ];
  for (const [text, value] of typed) t.same(literal(text), value, text);
  t.end();
});

t.test('texts keep what their escapes say', (t) => {
  const texts: readonly (readonly [string, string])[] = [
    ["'a\"b'", 'a"b'],
    ['"a\'b"', "a'b"],
    ["'\\b\\t\\n\\f\\r\\'\\\\'", "\b\t\n\f\r'\\"],
    ["'\\u0041\\101\\0'", 'AA\0'],
    ["'\\uD83D\\uDE00'", '😀'],
    ["'two\\\nlines'", 'twolines'],
    ["'// no comment'", '// no comment'],
  ];
  for (const [text, value] of texts) t.equal(literal(text), value, text);
  t.end();
});

t.test('collections nest', (t) => {
  t.match(literal('[1, [2], {3}]'), {
    kind: 'list',
    items: [{}, { kind: 'list' }, { kind: 'set' }],
  });
  t.match(literal("[a: 1, 'b c': 2, 3: 4, (T.id): 5, T.label: 6]"), { kind: 'map' });
  t.match(literal('[:]'), { kind: 'map', entries: [] });
  t.match(literal('[]'), { kind: 'list', items: [] });
  t.end();
});

t.test('several queries, comments and line ends', (t) => {
  const text = 'g.V() // all\n  .out();\n g.E()';
  t.strictSame(
    parse(text).map(({ calls }) => calls.map(({ name }) => name)),
    [
      ['g', 'V', 'out'],
      ['g', 'E'],
    ],
  );
  t.match(parse('g.withStrategies(new A(x: 1, y: [2]), B)')[0]?.calls[1]?.args?.[0], {
    kind: 'chain',
    calls: [
      {
        name: 'A',
        args: [
          { kind: 'named', name: 'x' },
          { kind: 'named', name: 'y' },
        ],
      },
    ],
  });
  t.end();
});

t.test('what cannot be read is told with its place', (t) => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['', 0, /Expected a name, found the end/],
    ['g.', 2, /Expected a name/],
    ['g..V()', 2, /Expected a name, found '\.'/],
    ['g.V(', 4, /The '\(' on line 1, column 4 is not closed/],
    ['g.V())', 5, /the end of the query, found '\)'/],
    ['g.V(,)', 4, /found ','/],
    ['g.V(1,)', 6, /found '\)'/],
    ["g.V('a)", 4, /no closing quote/],
    ["g.V('\\q')", 5, /no escape \\q/],
    ['g.V(12abc)', 4, /12abc is not a number/],
    ['g.V(08)', 4, /octal/],
    ['g.V(300b)', 4, /out of the range of the type byte/],
    ['g.V(1e99999m)', 4, /exponent/],
    ['g.inject([a: 1, 2])', 16, /needs a value behind each key/],
    ['g.V()\n.out(#)', 11, /line 2, column 6/],
    ['g.V(\uD800)', 4, /surrogate/],
    ["g.V('\\uD800')", 4, /surrogate/],
  ];
  for (const [text, offset, message] of wrong) {
    t.throws(() => parse(text), { code: 'GREMLIN_SYNTAX', message, data: { offset } }, text);
  }
  t.end();
});

t.test('a text is bounded before it is parsed', (t) => {
  const long = `g.V('${'a'.repeat(70_000)}')`;
  t.throws(() => parse(long), {
    code: 'GREMLIN_TOO_LONG',
    data: { limit: 'characters', value: 65_536 },
  });
  t.throws(() => parse(`g.inject(${'1,'.repeat(6_000)}1)`), {
    code: 'GREMLIN_TOO_MANY_TOKENS',
    data: { limit: 'tokens' },
  });
  const nested = (depth: number) => `g.inject(${'['.repeat(depth)}${']'.repeat(depth)})`;
  t.doesNotThrow(() => parse(nested(99)));
  t.throws(() => parse(nested(100)), { code: 'GREMLIN_TOO_DEEP', data: { limit: 'nesting' } });
  t.throws(() => parse(`g.V${'(out'.repeat(20_000)}`.slice(0, 60_000)), CodedError);
  t.end();
});

t.test('whatever comes, the answer is a tree or a coded error inside the text', (t) => {
  const piece = fc.constantFrom(
    ...['g', '.', 'V', '(', ')', '[', ']', '{', '}', ',', ':', ';', "'", '"', '\\', '1', '.5', '-'],
    ...['out()', "'x'", '1.5f', 'T.id', 'new', 'null', '//', '\n', '__proto__', '😀', '\u0000'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (query) => {
      try {
        parse(query);
      } catch (error) {
        assert(error instanceof CodedError, String(error));
        const { offset } = error.data as { offset: number };
        assert(offset >= 0 && offset <= query.length, `${offset} in ${JSON.stringify(query)}`);
      }
    }),
    { numRuns: 2_000 },
  );
  t.end();
});
