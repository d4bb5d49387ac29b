import { Token, type Value, Vertex } from '@meshlapse/model';
import t from 'tap';
import { bindingsOf } from '../../../packages/gremlin/src/io/read-bindings.ts';
import type { ResponseMessage } from '../../../packages/gremlin/src/io/serializer.ts';
import {
  readFrame,
  serializerOf,
  wireMimes,
} from '../../../packages/gremlin/src/io/serializers.ts';
import { Bytecode } from '../../../packages/gremlin/src/io/wire-values.ts';

const requestId = '41d2e28a-20a4-4ab0-b379-d810dede3786';
const GRAPHBINARY = 'application/vnd.graphbinary-v1.0';

function respond(mime: string, items: readonly Value[]): string {
  const serializer = serializerOf(mime);
  const encoded = serializer.newItems();
  for (const item of items) encoded.add(item);
  const response: ResponseMessage = {
    requestId,
    code: 200,
    message: '',
    attributes: new Map(),
    meta: new Map([['complete', true]]),
    items: encoded,
  };
  return Buffer.from(serializer.writeResponse(response)).toString();
}

const result = (mime: string, items: readonly Value[]) =>
  (JSON.parse(respond(mime, items)) as { readonly result: unknown }).result;

t.test('a mime type names a format, whatever its spelling', (t) => {
  for (const mime of wireMimes) t.equal(serializerOf(mime).mime, mime);
  t.equal(serializerOf('Application/JSON ; types="false"').isText, true);
  t.equal(serializerOf(GRAPHBINARY).isText, false);
  for (const mime of ['text/xml', '', `${GRAPHBINARY};types=false`]) {
    t.throws(() => serializerOf(mime), { code: 'WIRE_MIME_UNKNOWN', data: { mimes: wireMimes } });
  }
  t.end();
});

t.test(
  'collections have types in GraphSON 3, none in GraphSON 2, and values none in plain JSON',
  (t) => {
    const items: readonly Value[] = [
      1,
      new Set(['a']),
      new Map<Value, Value>([[new Vertex(7, 'x'), 2]]),
    ];
    t.same(result('application/vnd.gremlin-v3.0+json', [1]), {
      data: { '@type': 'g:List', '@value': [{ '@type': 'g:Int32', '@value': 1 }] },
      meta: { '@type': 'g:Map', '@value': ['complete', true] },
    });
    t.same(result('application/vnd.gremlin-v2.0+json', items), {
      data: [
        { '@type': 'g:Int32', '@value': 1 },
        ['a'],
        { 7: { '@type': 'g:Int32', '@value': 2 } },
      ],
      meta: { complete: true },
    });
    t.same(result('application/json;types=false', [1, new Map([['k', new Token('T', 'id')]])]), {
      data: [1, { k: 'id' }],
      meta: { complete: true },
    });
    t.end();
  },
);

t.test('items tell how many they are and how large, and forget what could not be added', (t) => {
  for (const mime of wireMimes) {
    const items = serializerOf(mime).newItems();
    items.add('abc');
    const { bytes } = items;
    t.ok(bytes > 3, mime);
    let nested: Value = 'x';
    for (let i = 0; i < 300; i += 1) nested = [nested];
    t.throws(() => items.add(nested), { code: 'VALUE_TOO_DEEP' });
    t.strictSame([items.count, items.bytes], [1, bytes]);
    items.add('d');
    t.equal(items.count, 2);
  }
  t.end();
});

t.test('items of one format are no items of another', (t) => {
  const items = serializerOf('application/json').newItems();
  const response = {
    requestId,
    code: 200,
    message: '',
    attributes: new Map(),
    meta: new Map(),
    items,
  };
  t.throws(() => serializerOf(GRAPHBINARY).writeResponse(response), TypeError);
  t.end();
});

t.test('a binary frame tells its format first', (t) => {
  const body = Buffer.from('{}');
  const frame = Buffer.concat([Buffer.from([16]), Buffer.from('application/json'), body]);
  const read = readFrame(frame);
  t.equal(read.mime, 'application/json');
  t.same(Buffer.from(read.body), body);
  for (const wrong of [[], [0], [5, 0x61], [2, 0x00, 0x01], [2, 0xff, 0xfe, 1]]) {
    t.throws(() => readFrame(Buffer.from(wrong)), { code: 'WIRE_INVALID', data: { position: 0 } });
  }
  t.end();
});

t.test('requests in JSON as different drivers write them', (t) => {
  const { readRequest } = bound('application/vnd.gremlin-v3.0+json');
  const typed = { '@type': 'g:UUID', '@value': requestId.toUpperCase() };
  const args = {
    '@type': 'g:Map',
    '@value': ['gremlin', 'g.V()', 'batchSize', { '@type': 'g:Int32', '@value': 5 }],
  };
  t.same(readRequest({ requestId: typed, op: 'eval', processor: '', args }), {
    requestId,
    op: 'eval',
    processor: '',
    args: new Map<string, unknown>([
      ['gremlin', 'g.V()'],
      ['batchSize', 5],
    ]),
  });
  t.same(readRequest({ requestId, op: 'close' }), {
    requestId,
    op: 'close',
    processor: '',
    args: new Map(),
  });
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ op: 'eval' }, '$.requestId'],
    [{ requestId: 'x', op: 'eval' }, '$.requestId'],
    [{ requestId }, '$.op'],
    [{ requestId, op: 'eval', processor: 1 }, '$.processor'],
    [{ requestId, op: 'eval', args: [] }, '$.args'],
    [[], '$'],
  ];
  for (const [json, position] of wrong) {
    t.throws(() => readRequest(json), { code: 'WIRE_INVALID', data: { position } });
  }
  t.end();
});

function bound(mime: string) {
  const serializer = serializerOf(mime);
  return {
    readRequest: (json: unknown) => serializer.readRequest(Buffer.from(JSON.stringify(json))),
  };
}

t.test('bindings are names with values', (t) => {
  const request = (bindings: ReadonlyMap<string, unknown> | string) => ({
    requestId,
    op: 'eval',
    processor: '',
    args: new Map([['bindings', bindings as never]]),
  });
  t.same(bindingsOf(request(new Map([['x', [1]]]))), new Map([['x', [1]]]));
  t.same(bindingsOf({ ...request(''), args: new Map() }), new Map());
  for (const wrong of ['x', new Map([['x', [new Bytecode([], [])]]])]) {
    t.throws(() => bindingsOf(request(wrong)), { code: 'WIRE_INVALID', data: { requestId } });
  }
  t.end();
});

t.test('numbers in JSON keep what a JavaScript number would lose', (t) => {
  const serializer = serializerOf('application/json');
  const text = `{"requestId":"${requestId}","op":"eval","args":{"bindings":{"a":1.0,"b":9007199254740993,"c":1,"d":1e2,"e":123456789012345678901}}}`;
  const bindings = bindingsOf(serializer.readRequest(Buffer.from(text)));
  t.match(bindings.get('a'), { type: 'double', value: 1 });
  t.match(bindings.get('b'), { type: 'long', value: 9_007_199_254_740_993n });
  t.equal(bindings.get('c'), 1);
  t.match(bindings.get('d'), { type: 'double', value: 100 });
  t.match(bindings.get('e'), { type: 'bigInteger', value: 123_456_789_012_345_678_901n });
  t.end();
});
