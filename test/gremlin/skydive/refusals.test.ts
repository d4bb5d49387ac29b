import assert from 'node:assert';
import { CodedError } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { bindSkydive } from '../../../packages/gremlin/src/skydive/bind.ts';
import { predicates } from '../../../packages/gremlin/src/skydive/predicates.ts';
import { stepTable, unsupportedSteps } from '../../../packages/gremlin/src/skydive/step-table.ts';
import { answered, sampleGraph } from './sample.ts';

const bound = (text: string) => bindSkydive({ text, now: 0, isRecorded: true });

/** What a text is refused with; nothing when it is not. */
function refusal(text: string): CodedError | undefined {
  try {
    bound(text);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof CodedError, String(error));
    return error;
  }
}

t.test('refusals say what is wrong, where, and what was meant', (t) => {
  for (const [query, code, where, says] of [
    ['', 'GREMLIN_SYNTAX', 0, /a name/],
    ['V()', 'GREMLIN_MISPLACED_STEP', 0, /begins with G/],
    ['G()', 'GREMLIN_MISPLACED_STEP', 0, /begins with G/],
    ['G.', 'GREMLIN_SYNTAX', 2, /the end of the query/],
    ['G.V(', 'GREMLIN_SYNTAX', 4, /the end of the query/],
    ['G.V().G()', 'GREMLIN_ARGUMENTS', 6, /no arguments/],
    ['G.V', 'GREMLIN_ARGUMENTS', 2, /parentheses/],
    ["G.V().Has('Type)", 'GREMLIN_SYNTAX', 10, /closing quote/],
    ['G.V().Limit(-1)', 'GREMLIN_SYNTAX', 12, /no sign/],
    ["G.V().Limit('a')", 'GREMLIN_ARGUMENTS', 12, /a whole number/],
    ["G.V().Range('a', 1)", 'GREMLIN_ARGUMENTS', 12, /a whole number/],
    ['G.V().Limit(1.5)', 'GREMLIN_ARGUMENTS', 12, /a whole number/],
    ['G.V().Limit()', 'GREMLIN_ARGUMENTS', 12, /how many/],
    ['G.V().Limit(1, 2)', 'GREMLIN_ARGUMENTS', 15, /fewer/],
    ['G.V().Has()', 'GREMLIN_ARGUMENTS', 10, /a key/],
    ['G.V().Has(1)', 'GREMLIN_ARGUMENTS', 10, /a key/],
    ["G.V().Has('a', 1, 'b')", 'GREMLIN_ARGUMENTS', 18, /'b' has no value/],
    ["G.V().Has('a', REGEXP('x'))", 'GREMLIN_ARGUMENTS', 15, /REGEX\(\)/],
    ["G.V().Has('a', GT)", 'GREMLIN_ARGUMENTS', 15, /needs its arguments/],
    ["G.V().Has('a', GT('1'))", 'GREMLIN_ARGUMENTS', 18, /numbers/],
    ["G.V().Has('a', BETWEEN(1))", 'GREMLIN_ARGUMENTS', 24, /a number/],
    ["G.V().Has('a', REGEX('('))", 'GREMLIN_ARGUMENTS', 15, /pattern/],
    ["G.V().Has('a', REGEX('(?=x)'))", 'GREMLIN_ARGUMENTS', 15, /pattern/],
    ["G.V().Has('a', IPV4RANGE('10.0.0.0/33'))", 'GREMLIN_ARGUMENTS', 15, /IPV4RANGE/],
    ["G.V().Has('a', IPV4RANGE('10.0.0.256'))", 'GREMLIN_ARGUMENTS', 15, /IPV4RANGE/],
    ['G.V().Hass()', 'GREMLIN_UNKNOWN_STEP', 6, /Has\(\)/],
    ['G.E().Out()', 'GREMLIN_MISPLACED_STEP', 6, /behind edges.*behind nodes/],
    ['G.V().Count().Limit(1)', 'GREMLIN_MISPLACED_STEP', 14, /behind one value/],
    ['G.Has()', 'GREMLIN_MISPLACED_STEP', 2, /behind the graph/],
    ['G.V().ShortestPathTo(1)', 'GREMLIN_ARGUMENTS', 21, /Metadata/],
    ['G.V().ShortestPathTo(Metadata())', 'GREMLIN_ARGUMENTS', 21, /a key and a value/],
    ["G.V().Select('a')", 'GREMLIN_ARGUMENTS', 13, /No As\(\)/],
    ['G.V().Sort(UP)', 'GREMLIN_ARGUMENTS', 11, /a key/],
  ] as const) {
    const error = refusal(query);
    t.match(
      { code: error?.code, offset: error?.data['offset'], message: error?.message },
      { code, offset: where, message: says },
      `${query}: ${error?.message}`,
    );
  }
  t.end();
});

t.test('steps on traffic say that they are not supported, by their names', (t) => {
  for (const name of unsupportedSteps) {
    for (const query of [`G.${name}()`, `G.V().${name.toLowerCase()}('x')`]) {
      const error = refusal(query);
      t.match(error, { code: 'SKYDIVE_UNSUPPORTED', category: 'unsupported' }, query);
      t.match(error?.message, new RegExp(`^not supported: ${name}\\(\\)`));
    }
  }
  t.end();
});

t.test('texts are bounded', (t) => {
  t.equal(refusal(`G.V('${'x'.repeat(70_000)}')`)?.code, 'GREMLIN_TOO_LONG');
  t.equal(refusal(`G.V()${'.Out()'.repeat(3_000)}`)?.code, 'GREMLIN_TOO_MANY_TOKENS');
  t.equal(refusal(`G.V()${'.Out()'.repeat(600)}`)?.code, 'GREMLIN_TOO_MANY_STEPS');
  const deep = `${'NE('.repeat(200)}${')'.repeat(200)}`;
  t.equal(refusal(`G.V().Has('a', ${deep})`)?.code, 'GREMLIN_TOO_DEEP');
  t.end();
});

const words = [
  ...stepTable.map(({ name }) => name),
  ...predicates.map(({ name }) => name),
  ...unsupportedSteps.slice(0, 3),
  ...['G', 'At', 'Context', 'Metadata', 'NOW', 'FOREVER', 'ASC', 'DESC', 'TRUE', 'x'],
];
const part = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom('.', '(', ')', ',', ', ', '()', "'", '"', '-', '\\', ' ', '\n', 'é', '\ud800'),
  fc.constantFrom("'Type'", "'pod'", "'a.b.c'", '1', '2.5', '99999999999999999999', '0'),
  fc.string({ maxLength: 4 }),
);
const soup = fc.array(part, { maxLength: 25 }).map((parts) => `G.V().${parts.join('')}`);
const literal = fc.constantFrom("'Value'", "'Type'", "'intf'", '1', '3', 'TRUE', 'NOW', 'DESC');
const condition = fc
  .tuple(
    fc.constantFrom(...predicates.map(({ name }) => name)),
    fc.array(literal, { maxLength: 2 }),
  )
  .map(([name, given]) => `${name}(${given.join(', ')})`);
const call = fc
  .tuple(fc.constantFrom(...words), fc.array(fc.oneof(literal, condition), { maxLength: 3 }))
  .map(([name, given]) => `${name}(${given.join(', ')})`);
const chain = fc.array(call, { maxLength: 5 }).map((calls) => ['G', 'V()', ...calls].join('.'));

t.test('whatever the text, it is bound or refused with a position', (t) => {
  const check = (text: string) => {
    const error = refusal(text);
    if (!error) return;
    const offset = error.data['offset'];
    assert.ok(typeof offset === 'number' && offset >= 0 && offset <= text.length, error.message);
  };
  fc.assert(fc.property(soup, check), { numRuns: 20_000 });
  fc.assert(fc.property(chain, check), { numRuns: 20_000 });
  fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 5_000 });
  t.pass('all of them');
  t.end();
});

t.test('whatever is bound is answered or refused as an error of ours', async (t) => {
  const graph = await sampleGraph();
  t.teardown(() => graph.close());
  let bounds = 0;
  await fc.assert(
    fc.asyncProperty(chain, async (text) => {
      if (refusal(text)) return;
      bounds += 1;
      const [first] = await answered(graph, text, { limits: { timeMs: 2_000 } });
      assert.doesNotMatch(String(first), /^threw (?!CodedError)/, text);
    }),
    { numRuns: 5_000 },
  );
  t.ok(bounds > 300, `${bounds} queries were answered`);
});
