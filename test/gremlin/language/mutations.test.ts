import assert from 'node:assert/strict';
import { CodedError } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../packages/gremlin/src/plan/bind.ts';

const texts = [
  "g.V().has('Pod', 'name', within('a', \"b\")).out('runsOn').values('name').order().by(desc)",
  "g.between('-1h', datetime('2020-01-01T00:00:00Z')).V(1L, 2.5e3, 0x1F, -017).where(__.out().count().is(gt(1).and(lt(2))))",
  "g.V().repeat(out().simplePath()).until(has('x', [a: 1, (T.id): {1, 2}])).emit().path().by(T.label) // end",
  "g.inject('\\u0041\\n\\'', null, true, NaN, -Infinity, [:], []); g.V().project('a').by(valueMap(true))",
];
const bits = [
  'g',
  'V',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  ',',
  ':',
  ';',
  "'",
  '"',
  '\\',
  '//',
  '1',
  '-',
  'e',
  'T',
  '__',
  ' ',
  '\n',
  '\r',
  '\u{1f600}',
  '\ud800',
  'new',
  'null',
];

const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('', ...bits)), { maxLength: 6 }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [where, length, by]) => {
      const at = where % (now.length + 1);
      return now.slice(0, at) + by + now.slice(at + length);
    }, text),
  );
const random = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join('')),
);

/** Read and bound, or refused with a position inside the text that agrees with itself. */
function holds(text: string): void {
  try {
    const bindings = new Map();
    for (const chain of parse(text)) bind(chain, { text, bindings, now: 0 });
  } catch (error) {
    assert.ok(error instanceof CodedError, String(error));
    if (!error.code.startsWith('GREMLIN_')) return;
    const { offset, line, column } = error.data;
    assert.ok(typeof offset === 'number' && offset >= 0 && offset <= text.length, String(offset));
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    assert.equal(line, before.length);
    assert.equal(column, (before.at(-1) ?? '').length + 1);
  }
}

t.test('a mutated query is read or refused at a place inside it', async () => {
  fc.assert(fc.property(mutated, holds), { numRuns: 3_000 });
});

t.test('any text is read or refused at a place inside it', async () => {
  fc.assert(fc.property(random, holds), { numRuns: 3_000 });
});

t.test('reading a text twice gives the same', async () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const once = () => {
        try {
          return JSON.stringify(parse(text), (_, value) =>
            typeof value === 'bigint' ? `${value}` : value,
          );
        } catch (error) {
          return String(error);
        }
      };
      assert.equal(once(), once());
    }),
    { numRuns: 500 },
  );
});
