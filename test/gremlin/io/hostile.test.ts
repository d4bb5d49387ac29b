import assert from 'node:assert/strict';
import { CodedError, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { ByteWriter } from '../../../packages/gremlin/src/io/graphbinary/byte-writer.ts';
import { GraphbinaryEncoder } from '../../../packages/gremlin/src/io/graphbinary/encoder.ts';
import { encodeGraphson } from '../../../packages/gremlin/src/io/graphson-encoder.ts';
import type { RequestMessage } from '../../../packages/gremlin/src/io/serializer.ts';
import { serializerOf } from '../../../packages/gremlin/src/io/serializers.ts';
import { anyValue } from '../support/any-value.ts';

const UUID = '41d2e28a20a44ab0b379d810dede3786';
const graphbinary = serializerOf('application/vnd.graphbinary-v1.0');
const graphson = serializerOf('application/vnd.gremlin-v3.0+json');

/** A GraphBinary request whose one argument is written by hand. */
function frame(write: (out: ByteWriter) => void): Buffer {
  const out = new ByteWriter();
  out.uint8(0x81);
  out.raw(Buffer.from(UUID, 'hex'));
  out.text('eval');
  out.text('');
  out.int32(1);
  out.uint8(0x03);
  out.uint8(0);
  out.text('x');
  write(out);
  return Buffer.from(out.bytes);
}

const valueFrame = (value: Value) =>
  frame((out) => new GraphbinaryEncoder(out, new Map()).encode(value));

const requestText = (argument: string) =>
  `{"requestId":"41d2e28a-20a4-4ab0-b379-d810dede3786","op":"eval","args":{"x":${argument}}}`;

/** Reads it, or refuses it with a place. */
function read(
  bytes: Uint8Array,
  how: (bytes: Uint8Array) => RequestMessage,
): CodedError | undefined {
  try {
    how(bytes);
    return undefined;
  } catch (error) {
    assert(error instanceof CodedError, `not a refusal: ${String(error)}`);
    assert.notEqual(error.data['position'], undefined, error.message);
    return error;
  }
}

const readBinary = (bytes: Uint8Array) => read(bytes, (body) => graphbinary.readRequest(body));
const readText = (text: string) => read(Buffer.from(text), (body) => graphson.readRequest(body));

/** Bytes of a good message with some of them cut off or replaced. */
function spoiled(good: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
  return fc
    .tuple(good, fc.array(change, { maxLength: 4 }), fc.option(fc.nat()))
    .map(([bytes, changes, cut]) => {
      const copy = Buffer.from(bytes);
      for (const { at, byte } of changes) copy[at % copy.length] = byte;
      return cut === null ? copy : copy.subarray(0, cut % (copy.length + 1));
    });
}

t.test('GraphBinary: random, cut and spoiled messages are read or refused with a byte', (t) => {
  const random = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  const tails = fc.uint8Array({ maxLength: 60 }).map((bytes) => frame((out) => out.raw(bytes)));
  const spoiledValues = spoiled(anyValue.map(valueFrame));
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(random, tails, spoiledValues), (bytes) => {
      const error = readBinary(bytes);
      if (!error) return;
      refused += 1;
      const position = error.data['position'];
      assert(typeof position === 'number' && position >= 0 && position <= bytes.length);
    }),
    { numRuns: 5_000, endOnFailure: true },
  );
  t.ok(refused > 1_000, `${refused} of 5,000 are refused`);
  t.end();
});

t.test('GraphSON: random, cut and spoiled messages are read or refused with a path', (t) => {
  const spoiledValues = spoiled(
    anyValue.map((value) => Buffer.from(requestText(JSON.stringify(encodeGraphson(value))))),
  );
  const types = fc.constantFrom(
    ...['g:Map', 'g:Edge', 'g:Path', 'g:Tree', 'g:Bytecode', 'g:P', 'g:BulkSet', 'g:Lambda'],
    ...['g:TraversalMetrics', 'tinker:graph', 'g:Traverser', 'g:XStrategy', 'g:Date', 'g:Binding'],
  );
  const mistyped = fc
    .tuple(types, fc.jsonValue())
    .map(([type, json]) =>
      Buffer.from(requestText(JSON.stringify({ '@type': type, '@value': json }))),
    );
  fc.assert(
    fc.property(fc.oneof(spoiledValues, mistyped), (bytes) => {
      read(bytes, (body) => graphson.readRequest(body));
    }),
    { numRuns: 5_000, endOnFailure: true },
  );
  t.end();
});

t.test('a refusal tells which request it is of as soon as that was read', (t) => {
  const requestId = '41d2e28a-20a4-4ab0-b379-d810dede3786';
  t.match(readBinary(frame((out) => out.uint8(0x77)))?.data, { requestId });
  t.match(readText(requestText('{"@type":"g:Nothing"}'))?.data, {
    requestId,
    position: '$.args.x',
  });
  t.notOk(readBinary(Buffer.from([0x81, 1, 2]))?.data['requestId']);
  t.end();
});

/** A type code, the flag of a value and a claimed length. */
const claim = (code: number, length: number) =>
  frame((out) => {
    out.uint8(code);
    out.uint8(0);
    out.int32(length);
  });

t.test('claims without bytes behind them cost nothing', (t) => {
  const codes = [0x03, 0x09, 0x0a, 0x0b, 0x10, 0x15, 0x22, 0x23, 0x2a, 0x2b, 0x2d];
  const before = process.memoryUsage().rss;
  for (const code of codes) {
    for (const length of [2 ** 31 - 1, -1, 2 ** 30]) {
      t.equal(
        readBinary(claim(code, length))?.code,
        'GRAPHBINARY_INVALID',
        `0x${code.toString(16)}`,
      );
    }
  }
  t.ok(process.memoryUsage().rss - before < 100_000_000);
  t.end();
});

t.test('a set that claims to hold something very often is refused', (t) => {
  const bulkSet = (bulk: bigint) =>
    frame((out) => {
      out.uint8(0x2a);
      out.uint8(0);
      out.int32(1);
      out.uint8(0xfe);
      out.uint8(1);
      out.int64(bulk);
    });
  t.equal(readBinary(bulkSet(3n)), undefined);
  t.equal(readBinary(bulkSet(2n ** 40n))?.code, 'GRAPHBINARY_INVALID');
  t.equal(readBinary(bulkSet(2n ** 62n))?.code, 'GRAPHBINARY_INVALID');
  t.equal(readBinary(bulkSet(-1n))?.code, 'GRAPHBINARY_INVALID');
  const json = (bulk: string) =>
    readText(
      requestText(`{"@type":"g:BulkSet","@value":["a",{"@type":"g:Int64","@value":${bulk}}]}`),
    );
  t.equal(json('3'), undefined);
  t.equal(json('1099511627776')?.code, 'GRAPHSON_INVALID');
  t.equal(json('-1')?.code, 'GRAPHSON_INVALID');
  t.end();
});

t.test('nothing nests so deep that the stack ends', (t) => {
  const deep = 100_000;
  const lists = frame((out) => {
    for (let i = 0; i < deep; i += 1) {
      out.uint8(0x09);
      out.uint8(0);
      out.int32(1);
    }
    out.uint8(0xfe);
    out.uint8(1);
  });
  const trees = frame((out) => {
    out.uint8(0x2b);
    out.uint8(0);
    for (let i = 0; i < deep; i += 1) {
      out.int32(1);
      out.uint8(0xfe);
      out.uint8(1);
    }
    out.int32(0);
  });
  const tokens = frame((out) => {
    for (let i = 0; i < deep; i += 1) {
      out.uint8(0x20);
      out.uint8(0);
    }
  });
  for (const bytes of [lists, trees, tokens]) t.equal(readBinary(bytes)?.code, 'VALUE_TOO_DEEP');
  const nested = (inner: string) =>
    readText(requestText(`${'['.repeat(deep)}${inner}${']'.repeat(deep)}`));
  t.equal(nested('1')?.code, 'VALUE_TOO_DEEP');
  t.equal(nested('1.0')?.code, 'WIRE_INVALID');
  t.end();
});

t.test('texts, numbers and times out of their ranges are refused', (t) => {
  const typed = (code: number, write: (out: ByteWriter) => void) =>
    readBinary(
      frame((out) => {
        out.uint8(code);
        out.uint8(0);
        write(out);
      }),
    )?.code;
  const raw =
    (...bytes: readonly number[]) =>
    (out: ByteWriter) =>
      out.raw(Buffer.from(bytes));
  t.equal(typed(0x03, raw(0, 0, 0, 1, 0xff)), 'GRAPHBINARY_INVALID', 'no UTF-8');
  t.equal(typed(0x27, raw(2)), 'GRAPHBINARY_INVALID', 'neither true nor false');
  t.equal(typed(0x80, raw(0xff)), 'GRAPHBINARY_INVALID', 'no character');
  t.equal(typed(0x80, raw(0x61)), undefined, 'a character');
  t.equal(
    typed(0x04, (out) => out.int64(2n ** 60n)),
    'GRAPHBINARY_INVALID',
    'a far date',
  );
  t.equal(
    typed(0x88, raw(0, 0, 7, 232, 2, 31, ...new Array(12).fill(0))),
    'GRAPHBINARY_INVALID',
    '31 February',
  );
  t.equal(
    typed(0x88, raw(0, 0, 7, 232, 2, 29, ...new Array(12).fill(0))),
    undefined,
    '29 February',
  );
  t.equal(
    typed(0x22, raw(0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1, 1)),
    'GRAPHBINARY_INVALID',
    'a scale',
  );
  t.equal(typed(0x20, raw(0x03, 0, 0, 0, 0, 1, 0x78)), 'GRAPHBINARY_INVALID', 'no such token');
  t.equal(typed(0x00, raw(0, 0, 0, 0)), 'GRAPHBINARY_INVALID', 'a type of its own');
  t.end();
});
