import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { textWithoutManagedFields } from '../../../packages/probes/src/recording/managed-fields.ts';

function without(json: unknown): unknown {
  return JSON.parse(textWithoutManagedFields(Buffer.from(JSON.stringify(json))));
}

t.test('the lists are gone wherever they stand in their object', async (t) => {
  const list = [{ manager: 'kubectl ]"\\', fieldsV1: { 'f:spec': { 'k:{"a":"b"}': [[], {}] } } }];
  t.same(without({ managedFields: list }), {});
  t.same(without({ a: 1, managedFields: list }), { a: 1 });
  t.same(without({ managedFields: list, b: 'ü' }), { b: 'ü' });
  t.same(without({ a: 1, managedFields: list, b: 2 }), { a: 1, b: 2 });
  t.same(without([{ managedFields: list }, { managedFields: [], c: 3 }]), [{}, { c: 3 }]);
});

t.test('what only looks like them stays', async (t) => {
  const object = { note: '"managedFields":[1]', managedFields: { a: 1 } };
  t.same(without(object), object);
});

t.test('a cut-off line stays as it is', async (t) => {
  const line = '{"a":1,"managedFields":[{"b":"c';
  t.equal(textWithoutManagedFields(Buffer.from(line)), line);
});

t.test('everything else is as it was', async () => {
  const key = fc.oneof(fc.constant('managedFields'), fc.string());
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, fc.jsonValue({ maxDepth: 1 }), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
  }));
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(
      ([name, item]) => name !== 'managedFields' || !Array.isArray(item),
    );
    return Object.fromEntries(kept.map(([name, item]) => [name, strip(item)]));
  };
  fc.assert(
    fc.property(any, (value) => {
      const json = JSON.parse(JSON.stringify(value)) as unknown;
      assert.deepEqual(without(json), strip(json));
    }),
    { numRuns: 500 },
  );
});
