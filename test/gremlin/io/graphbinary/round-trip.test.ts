import assert from 'node:assert/strict';
import { number, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ByteWriter } from '../../../../packages/gremlin/src/io/graphbinary/byte-writer.ts';
import { GraphbinaryDocument } from '../../../../packages/gremlin/src/io/graphbinary/document.ts';
import { GraphbinaryEncoder } from '../../../../packages/gremlin/src/io/graphbinary/encoder.ts';
import { readers } from '../../../../packages/gremlin/src/io/graphbinary/graphbinary-serializer.ts';
import { WireTraverser } from '../../../../packages/gremlin/src/io/wire-values.ts';
import { anyValue } from '../../support/any-value.ts';

function overTheWire(value: Value | WireTraverser): unknown {
  const out = new ByteWriter();
  new GraphbinaryEncoder(out, new Map()).encode(value);
  const document = new GraphbinaryDocument(out.bytes, readers);
  const read = document.value();
  assert.equal(document.bytes.left, 0);
  return read;
}

t.test('every value comes back as it was', (t) => {
  fc.assert(
    fc.property(anyValue, (value) => {
      assert.deepStrictEqual(overTheWire(value), value);
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

t.test('a traverser keeps its bulk', (t) => {
  const traverser = new WireTraverser('x', 2 ** 40);
  t.strictSame(overTheWire(traverser), traverser);
  t.end();
});

t.test('so do the longest numbers that a text may hold', (t) => {
  const digits = '9'.repeat(10_000);
  for (const value of [number('bigInteger', -BigInt(digits)), number('bigDecimal', digits)]) {
    t.strictSame(overTheWire(value), value);
  }
  t.end();
});
