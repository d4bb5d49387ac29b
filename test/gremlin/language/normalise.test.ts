import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { normalise } from '../../../packages/gremlin/src/language/normalise.ts';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';

t.test('layouts of one query become one text', (t) => {
  const plain = "g.V().has('a  b',1).out()";
  t.equal(normalise(plain), plain);
  for (const layout of [
    "g.V().has('a  b', 1).out()",
    "g.V()\n  .has('a  b', 1)\n  .out()",
    "g.V().\n  has( 'a  b' , 1 ).\n  out()\n",
    "// pods\ng.V() // all\n.has('a  b', 1).out() ",
  ]) {
    t.equal(normalise(layout), plain, JSON.stringify(layout));
  }
  t.end();
});

t.test('texts, numbers and words stay apart', (t) => {
  t.equal(normalise("g.inject('a // b  c', \"d  'e\")"), "g.inject('a // b  c',\"d  'e\")");
  t.not(normalise('g.inject(1 .5)'), normalise('g.inject(1.5)'));
  t.not(normalise('g.inject(1. 5)'), normalise('g.inject(1.5)'));
  t.not(normalise('g.V().as new'), normalise('g.V().asnew'));
  t.equal(normalise('g.with(new  A())'), 'g.with(new A())');
  t.end();
});

const piece = fc.constantFrom(
  ...['g', 'V', 'new', '.', '..', '(', ')', '[', ']', '{', '}', ',', ':', ';'],
  ...['1', '.5', '1e5', '-', '+1', "'a  b'", '"// c"', "'\\''", 'x1', '0x1F', '5f', '_', '__'],
);
const gap = fc.constantFrom('', '', '', ' ', '  ', '\n', ' // note\n', '\t');

/** What the parser makes of a text, without the places; `refused` when it takes it for none. */
function meaning(text: string): unknown {
  try {
    return JSON.stringify(parse(text), (key, value) => (key === 'span' ? undefined : value));
  } catch {
    return 'refused';
  }
}

t.test('no two texts that mean different things become one', (t) => {
  const texts = fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 8 });
  const whole = texts.map((parts) => `g.V(${parts.flat().join('')})`);
  fc.assert(
    fc.property(whole, (text) => {
      const given = meaning(text);
      const normal = meaning(normalise(text));
      assert.equal(
        normal,
        given,
        `${JSON.stringify(text)} became ${JSON.stringify(normalise(text))}`,
      );
    }),
    { numRuns: 20_000 },
  );
  t.end();
});
