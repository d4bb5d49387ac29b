import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { ask } from '../../support/ask.ts';
import { graphOf } from '../../support/modern-graph.ts';

interface Fault {
  readonly code: string;
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
  /** What the message says, among other things. */
  readonly says?: RegExp;
}

const faults: readonly (readonly [string, Fault])[] = [
  ['', { code: 'GREMLIN_SYNTAX', offset: 0, line: 1, column: 1 }],
  ['   ', { code: 'GREMLIN_SYNTAX', offset: 3 }],
  ['// nothing', { code: 'GREMLIN_SYNTAX', offset: 10 }],
  ['g', { code: 'GREMLIN_MISPLACED_STEP', offset: 0, says: /V\(\)/ }],
  ['g.', { code: 'GREMLIN_SYNTAX', offset: 2, says: /a name.*end of the query/ }],
  ['V()', { code: 'GREMLIN_MISPLACED_STEP', offset: 0, says: /begins with g/ }],
  ['g()', { code: 'GREMLIN_MISPLACED_STEP', offset: 0 }],
  [
    'g.V(',
    {
      code: 'GREMLIN_SYNTAX',
      offset: 4,
      column: 5,
      says: /'\(' on line 1, column 4 is not closed/,
    },
  ],
  ['g.V())', { code: 'GREMLIN_SYNTAX', offset: 5, says: /'\)'/ }],
  ['g.V(]', { code: 'GREMLIN_SYNTAX', offset: 4, says: /'\]'/ }],
  ['g.inject([1, 2)', { code: 'GREMLIN_SYNTAX', offset: 14, says: /'\]'/ }],
  ['g.inject({1, 2', { code: 'GREMLIN_SYNTAX', offset: 14 }],
  ['g.inject([1,])', { code: 'GREMLIN_SYNTAX', offset: 12 }],
  ['g.inject(,1)', { code: 'GREMLIN_SYNTAX', offset: 9 }],
  ['g.inject(1 2)', { code: 'GREMLIN_SYNTAX', offset: 11, says: /'2'/ }],
  ['g.inject([a: 1, 2])', { code: 'GREMLIN_SYNTAX', offset: 16 }],
  ['g.inject([1, b: 2])', { code: 'GREMLIN_SYNTAX', offset: 14 }],
  ['g.V().\n  out(\n', { code: 'GREMLIN_SYNTAX', offset: 14, line: 3, column: 1 }],
  [
    'g.V()\r\n.ouut()',
    { code: 'GREMLIN_UNKNOWN_STEP', offset: 8, line: 2, column: 2, says: /Did you mean out\(\)/ },
  ],
  ['g.V().hasLable("x")', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6, says: /hasLabel\(\)/ }],
  ['g.V().where(__.outt())', { code: 'GREMLIN_UNKNOWN_STEP', offset: 15, says: /out/ }],
  ['g.V().HASLABEL("x")', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6, says: /hasLabel\(\)/ }],
  ['g.V().zzzzzzzz()', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6 }],
  ['g.V().gt(1)', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6, says: /predicate.*is\(gt/ }],
  ['g.V().constructor()', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6 }],
  ['g.V().__proto__()', { code: 'GREMLIN_UNKNOWN_STEP', offset: 6 }],
  ['g.V().out', { code: 'GREMLIN_MISPLACED_STEP', offset: 6, says: /parentheses/ }],
  ['g.out()', { code: 'GREMLIN_MISPLACED_STEP', offset: 2, says: /begin with V\(\)/ }],
  ["g.V('a)", { code: 'GREMLIN_SYNTAX', offset: 4, says: /no closing quote/ }],
  ['g.V("a)', { code: 'GREMLIN_SYNTAX', offset: 4, says: /no closing quote/ }],
  ["g.V('a\\')", { code: 'GREMLIN_SYNTAX', offset: 4, says: /no closing quote/ }],
  ["g.inject('a\\q')", { code: 'GREMLIN_SYNTAX', offset: 11, says: /escape/ }],
  ["g.inject('\\u12')", { code: 'GREMLIN_SYNTAX', offset: 10 }],
  ["g.inject('\\ud83d')", { code: 'GREMLIN_SYNTAX', offset: 9, says: /surrogate/ }],
  ["g.inject('\ud83d')", { code: 'GREMLIN_SYNTAX', offset: 10, says: /surrogate/ }],
  ['g.inject(12x)', { code: 'GREMLIN_SYNTAX', offset: 9, says: /12x/ }],
  ['g.inject(1.2.3)', { code: 'GREMLIN_SYNTAX', offset: 9 }],
  ['g.inject(0x)', { code: 'GREMLIN_SYNTAX', offset: 9 }],
  ['g.inject(089)', { code: 'GREMLIN_SYNTAX', offset: 9, says: /octal/ }],
  ['g.inject(128b)', { code: 'GREMLIN_SYNTAX', offset: 9, says: /range of the type byte/ }],
  [
    'g.inject(1, 2147483648i)',
    { code: 'GREMLIN_SYNTAX', offset: 12, says: /range of the type int/ },
  ],
  ['g.inject(9223372036854775808L)', { code: 'GREMLIN_SYNTAX', offset: 9, says: /long/ }],
  ['g.inject(1e99999m)', { code: 'GREMLIN_SYNTAX', offset: 9, says: /exponent/ }],
  ['g.V() extra', { code: 'GREMLIN_MISPLACED_STEP', offset: 6 }],
  ['g.V() 5', { code: 'GREMLIN_SYNTAX', offset: 6 }],
  ['g.V();;', { code: 'GREMLIN_SYNTAX', offset: 6 }],
  ['g.V()#', { code: 'GREMLIN_SYNTAX', offset: 5, says: /'#'/ }],
  ['g.V()\u{1f600}', { code: 'GREMLIN_SYNTAX', offset: 5 }],
  ['g.V(\u00e4)', { code: 'GREMLIN_UNBOUND_VARIABLE', offset: 4 }],
  ['g.V(\u201ca\u201d)', { code: 'GREMLIN_SYNTAX', offset: 4, says: /\u201c/ }],
  [
    'g.V(unknown)',
    { code: 'GREMLIN_UNBOUND_VARIABLE', offset: 4, says: /No variable found for unknown/ },
  ],
  [
    'g.V().has("x", gt(knwon))',
    { code: 'GREMLIN_UNBOUND_VARIABLE', offset: 18, says: /Did you mean known/ },
  ],
  ['g.inject([1, [a: missing]])', { code: 'GREMLIN_UNBOUND_VARIABLE', offset: 17 }],
  ["g.inject(datetime('never'))", { code: 'TIME_INVALID', offset: 9 }],
  ["g.inject(UUID('12'))", { code: 'GREMLIN_ARGUMENTS', offset: 9 }],
  ['g.inject(UUID(1))', { code: 'GREMLIN_ARGUMENTS', offset: 9 }],
  ['g.V().is(between(1))', { code: 'GREMLIN_ARGUMENTS', offset: 9, says: /between\(low, high\)/ }],
  ['g.V().is(gt())', { code: 'GREMLIN_ARGUMENTS', offset: 9, says: /called as gt\(value\)/ }],
  [
    'g.V().is(startingWith(1))',
    { code: 'GREMLIN_ARGUMENTS', offset: 9, says: /called as startingWith\(text\)/ },
  ],
  [
    "g.V().is(typeOf('Nothing'))",
    { code: 'GREMLIN_ARGUMENTS', offset: 9, says: /Nothing is not a registered type/ },
  ],
  [
    'g.V().is(typeOf(1))',
    { code: 'GREMLIN_ARGUMENTS', offset: 9, says: /called as typeOf\(GType\|class\)/ },
  ],
  [
    'g.V().is(gt(1).then(lt(2)))',
    { code: 'GREMLIN_ARGUMENTS', offset: 15, says: /and\(predicate\).*not with then\(\)/ },
  ],
  [
    "g.V().project('a', 'b', 'a')",
    { code: 'GREMLIN_ARGUMENTS', offset: 6, says: /'a' twice.*keys must be unique in ProjectStep/ },
  ],
  [
    "g.withStrategies(SeedStrategy(seed: 'x')).V()",
    { code: 'GREMLIN_ARGUMENTS', offset: 36, says: /written as SeedStrategy\(seed: integer\)/ },
  ],
  ['g.V().limit(-5)', { code: 'GREMLIN_ARGUMENTS', offset: 6, says: /limit\(/ }],
];

t.test('each fault has a code, a position and something to go by', async (t) => {
  const graph = await graphOf([], []);
  const bindings = new Map([['known', 1]]);
  for (const [text, fault] of faults) {
    const error: unknown = await ask(graph, text, { bindings }).then(
      () => 'nothing was refused',
      (refusal: unknown) => refusal,
    );
    const label = JSON.stringify(text);
    if (!(error instanceof CodedError)) {
      t.fail(`${label}: ${String(error)}`);
      continue;
    }
    const { code, offset, line, column } = { ...fault };
    t.same([error.code, error.data['offset']], [code, offset], `${label}: ${error.message}`);
    if (line !== undefined) t.equal(error.data['line'], line, `${label}: line`);
    if (column !== undefined) t.equal(error.data['column'], column, `${label}: column`);
    if (fault.says) t.match(error.message, fault.says, `${label} says what is wrong`);
    t.equal(error.category, 'incorrect', label);
  }
});

t.test('a syntax error names what could stand there', async (t) => {
  const graph = await graphOf([], []);
  const expected = async (text: string) => {
    const error: unknown = await ask(graph, text).catch((refusal: unknown) => refusal);
    return error instanceof CodedError ? String(error.data['expected']) : '';
  };
  t.match(await expected('g.'), /a name/);
  t.match(await expected('g.V('), /'\)'/);
  t.match(await expected('g.inject([1'), /'\]'/);
  t.match(await expected('g.inject(1,'), /a number|a text/);
});
