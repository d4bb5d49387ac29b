import assert from 'node:assert/strict';
import { type Backend, following, type Key, withPrefix } from '@meshlapse/store';
import fc from 'fast-check';
import type { TAP } from 'tap';

/** The tables that the suite uses; a backend under test is opened with them. */
export const SUITE_TABLES: readonly string[] = ['first', 'second'];

/**
 * What every backend must do. `openEmpty` gives one that holds nothing.
 *
 * A new backend is proved by a test file that calls this.
 */
export function backendSuite(t: TAP, openEmpty: () => Promise<Backend>): void {
  t.test('reads what was written, in the order asked', async (t) => {
    const backend = await openEmpty();
    await backend.write([put('first', 'a', 1), put('first', 'c', 3), put('second', 'a', 9)]);
    t.strictSame(numbers(await backend.getMany('first', ['c', 'b', 'a', 'c'])), [
      3,
      undefined,
      1,
      3,
    ]);
    t.strictSame(numbers(await backend.getMany('second', ['a', 'c'])), [9, undefined]);
    t.strictSame(await backend.getMany('first', []), []);
    await backend.close();
  });

  t.test('overwrites, removes, and takes removals of nothing', async (t) => {
    const backend = await openEmpty();
    await backend.write([put('first', 'a', 1), put('first', 'b', 2)]);
    await backend.write([put('first', 'a', 5), remove('first', 'b'), remove('first', 'x')]);
    await backend.write([]);
    t.strictSame(numbers(await backend.getMany('first', ['a', 'b', 'x'])), [
      5,
      undefined,
      undefined,
    ]);
    await backend.close();
  });

  t.test('keeps all writes of a batch or none', async (t) => {
    const backend = await openEmpty();
    await backend.write([put('first', 'a', 1)]);
    await t.rejects(backend.write([put('first', 'a', 2), put('nowhere', 'b', 3)]));
    t.strictSame(numbers(await backend.getMany('first', ['a'])), [1]);
    await backend.close();
  });

  t.test('hands out values that nobody else holds', async (t) => {
    const backend = await openEmpty();
    await backend.write([put('first', 'a', 1)]);
    const [value] = await backend.getMany('first', ['a']);
    value?.fill(7);
    t.strictSame(numbers(await backend.getMany('first', ['a'])), [1]);
    await backend.close();
  });

  t.test('keeps values of any size', async (t) => {
    const backend = await openEmpty();
    const sizes = [0, 1, 2000, 4080, 4100, 70_000];
    await backend.write(
      sizes.map((size) => ({
        table: 'first',
        key: `k${size}`,
        value: new Uint8Array(size).fill(3),
      })),
    );
    const found = await backend.getMany(
      'first',
      sizes.map((size) => `k${size}`),
    );
    t.strictSame(
      found.map((value) => value?.length),
      sizes,
    );
    await backend.close();
  });

  t.test('agrees with a sorted list on floors and scans', async (t) => {
    const key = fc
      .array(fc.constantFrom('\0', '\x01', 'a', 'b', '\x7f', '\x80', '\xfe', '\xff'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 40 }),
        fc.array(fc.tuple(key, key), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (keys, probes, limit) => {
          const backend = await openEmpty();
          await backend.write(keys.map((own) => put('first', own, own.length)));
          const sorted = [...keys].sort();
          await floorsAgree(backend, sorted, probes);
          for (const [from, to] of probes) {
            const wanted = sorted.filter((own) => own >= from && own < to);
            assert.deepEqual(await scanAll(backend, { from, to }, limit), wanted);
          }
          await backend.close();
        },
      ),
      { numRuns: 30, examples: [[['\0'], [['\0', '\0']], 1]] },
    );
    t.pass();
  });

  t.test('scans all keys of a prefix, and goes on after a key', async (t) => {
    const backend = await openEmpty();
    const keys = ['a', 'b', 'b\0', 'b\xff', 'b\xff\xff', 'c'];
    await backend.write(keys.map((own) => put('first', own, 1)));
    t.strictSame(await scanAll(backend, withPrefix('b'), 2), keys.slice(1, 5));
    const range = { from: following('b'), to: 'c' };
    t.strictSame(await scanAll(backend, range, 2), keys.slice(2, 5));
    await backend.close();
  });

  t.test('readers see the state before a batch or after it', async (t) => {
    const backend = await openEmpty();
    const keys = Array.from({ length: 50 }, (_, i) => `k${i}`);
    await backend.write(keys.map((own) => put('first', own, 0)));
    for (let round = 1; round <= 20; round++) {
      const writing = backend.write(keys.map((own) => put('first', own, round)));
      const seen = numbers(await backend.getMany('first', keys));
      t.strictSame(new Set(seen).size, 1);
      await writing;
      t.strictSame(new Set(numbers(await backend.getMany('first', keys))), new Set([round]));
    }
    await backend.close();
  });
}

async function floorsAgree(
  backend: Backend,
  sorted: readonly Key[],
  probes: readonly (readonly [Key, Key])[],
): Promise<void> {
  const asked = probes.map(([prefix, rest]) => ({ prefix, key: prefix + rest }));
  const found = await backend.floorMany('first', asked);
  const wanted = asked.map(({ prefix, key }) => {
    const floor = sorted.findLast((own) => own <= key);
    return floor?.startsWith(prefix) ? floor : undefined;
  });
  assert.deepEqual(
    found.map((entry) => entry?.key),
    wanted,
  );
}

async function scanAll(
  backend: Backend,
  range: { readonly from: Key; readonly to: Key },
  limit: number,
): Promise<readonly Key[]> {
  const keys: Key[] = [];
  let from: Key | undefined = range.from;
  while (from !== undefined) {
    const page = await backend.scan('first', { from, to: range.to }, limit);
    keys.push(...page.entries.map(({ key }) => key));
    from = page.next;
  }
  return keys;
}

function put(table: string, key: Key, value: number) {
  return { table, key, value: new Uint8Array([value]) };
}

function remove(table: string, key: Key) {
  return { table, key, value: undefined };
}

function numbers(values: readonly (Uint8Array | undefined)[]): readonly (number | undefined)[] {
  return values.map((value) => value?.[0]);
}
