import assert from 'node:assert/strict';
import { CodedError, DateTime, number, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { serializerOf } from '../../../packages/gremlin/src/io/serializers.ts';
import { WireTraverser } from '../../../packages/gremlin/src/io/wire-values.ts';
import { anyScalar, anyValue } from '../support/any-value.ts';
import {
  type DriverFormat,
  formInBinary,
  formInJson,
  formOfRead,
  graphbinary,
  graphson2,
  graphson3,
} from '../support/driver-values.ts';

const requestId = '41d2e28a-20a4-4ab0-b379-d810dede3786';
const USER_AGENT = 'NotAvailable Gremlin-Javascript.3.8.2 v24.0.0 linux x64';

/** What the driver reads of a response with these items. */
function answer(format: DriverFormat, items: readonly (Value | WireTraverser)[]): DriverResponse {
  const serializer = serializerOf(format.mime, { userAgent: USER_AGENT });
  const encoded = serializer.newItems();
  for (const item of items) encoded.add(item);
  const bytes = serializer.writeResponse({
    requestId,
    code: 200,
    message: 'fine',
    attributes: new Map([['host', '/127.0.0.1']]),
    meta: new Map(),
    items: encoded,
  });
  return format.reader.readResponse(Buffer.from(bytes));
}

/** What we read of a request that the driver wrote with these arguments. */
function ask(format: DriverFormat, args: Readonly<Record<string, unknown>>) {
  const bytes = format.writer.writeRequest({ requestId, op: 'eval', processor: 'session', args });
  return serializerOf(format.mime).readRequest(bytes);
}

t.test('the driver reads every value that it can live with in GraphBinary', (t) => {
  let refused = 0;
  fc.assert(
    fc.property(anyValue, (value) => {
      try {
        const { result } = answer(graphbinary, [value]);
        assert.deepStrictEqual(formOfRead(result.data), ['list', formInBinary(value)]);
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        assert.equal(error.code, 'WIRE_CLIENT_CANNOT_READ');
        refused += 1;
      }
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
  t.ok(refused > 0 && refused < 900, `${refused} of 1,000 values hold what ends it`);
  t.end();
});

t.test('the driver reads every value in GraphSON 3', (t) => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const { result } = answer(graphson3, [value]);
      assert.deepStrictEqual(formOfRead(result.data), ['list', formInJson(value)]);
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
  t.end();
});

t.test('the driver reads scalars and lists of them in GraphSON 2', (t) => {
  fc.assert(
    fc.property(fc.array(anyScalar), (values) => {
      const { result } = answer(graphson2, [values]);
      assert.deepStrictEqual(formOfRead(result.data), ['list', formInJson(values)]);
    }),
  );
  t.end();
});

t.test('the driver reads the head of a response', (t) => {
  for (const format of [graphbinary, graphson3]) {
    const { requestId: id, status, result } = answer(format, [new WireTraverser('x', 3)]);
    t.equal(id, requestId);
    t.match(status, { code: 200, message: 'fine' });
    t.same(formOfRead(status.attributes), ['map', ['host', '/127.0.0.1']]);
    t.same(formOfRead(result.data), ['list', ['traverser', 'x', 3]]);
  }
  t.end();
});

t.test('a response without results has none, and may belong to no request', (t) => {
  for (const format of [graphbinary, graphson3, graphson2]) {
    const bytes = serializerOf(format.mime).writeResponse({
      requestId: undefined,
      code: 499,
      message: '',
      attributes: new Map(),
      meta: new Map(),
      items: undefined,
    });
    const read = format.reader.readResponse(Buffer.from(bytes));
    t.equal(read.requestId, null);
    t.equal(read.status.code, 499);
    t.equal(read.result.data, null);
  }
  t.end();
});

/** What a program may hand to the driver, with what we are to read. */
const argument: fc.Arbitrary<readonly [unknown, Value]> = fc.letrec<{
  argument: readonly [unknown, Value];
}>((tie) => ({
  argument: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<readonly [unknown, Value]>([null, null], [true, true], [false, false]),
    fc.string({ unit: 'grapheme' }).map((text) => [text, text] as const),
    fc.integer().map((value) => [value, value] as const),
    fc.double({ noInteger: true }).map((value) => [value, number('double', value)] as const),
    fc
      .date({ min: new Date('0001-01-02'), max: new Date('2254-12-30'), noInvalidDate: true })
      .map((date) => [date, new DateTime(date.getTime() * 1000)] as const),
    fc
      .array(tie('argument'), { maxLength: 4 })
      .map((items) => [items.map(([given]) => given), items.map(([, read]) => read)] as const),
    fc
      .uniqueArray(fc.tuple(fc.string(), tie('argument')), {
        maxLength: 4,
        selector: ([key]) => key,
      })
      .map(
        (entries) =>
          [
            new Map(entries.map(([key, [given]]) => [key, given])),
            new Map(entries.map(([key, [, read]]) => [key, read])),
          ] as const,
      ),
  ),
})).argument;

for (const format of [graphbinary, graphson3]) {
  t.test(`we read what the driver writes: ${format.mime}`, (t) => {
    fc.assert(
      fc.property(argument, ([given, read]) => {
        const request = ask(format, { gremlin: 'g.V(x)', bindings: { x: given }, batchSize: 64 });
        assert.deepStrictEqual(
          { ...request, args: [...request.args] },
          {
            requestId,
            op: 'eval',
            processor: 'session',
            args: [
              ['gremlin', 'g.V(x)'],
              ['bindings', new Map([['x', read]])],
              ['batchSize', 64],
            ],
          },
        );
      }),
      { numRuns: 500, endOnFailure: true },
    );
    t.end();
  });
}
