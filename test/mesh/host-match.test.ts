import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import t from 'tap';
import { hostsOverlap, isSubsetOfHost, mostSpecific } from '../../packages/mesh/src/host-match.ts';

t.test('a name is in a wildcard, a wildcard in a wider one, and never the other way', async (t) => {
  t.ok(isSubsetOfHost('a.example.com', '*.example.com'));
  t.ok(isSubsetOfHost('*.a.example.com', '*.example.com'));
  t.notOk(isSubsetOfHost('*.example.com', 'a.example.com'));
  t.notOk(isSubsetOfHost('example.com', '*.example.com'));
  t.ok(isSubsetOfHost('anything', '*'));
  t.ok(hostsOverlap('*.example.com', 'a.example.com'));
});

t.test('the exact host wins, then the longest wildcard', async (t) => {
  const values = new Map([
    ['*', 0],
    ['*.example.com', 1],
    ['*.a.example.com', 2],
    ['b.a.example.com', 3],
    ['*-x.example.com', 4],
  ]);
  t.equal(mostSpecific('b.a.example.com', values)?.value, 3);
  t.equal(mostSpecific('c.a.example.com', values)?.value, 2);
  t.equal(mostSpecific('*.a.example.com', values)?.value, 2);
  t.equal(mostSpecific('a-x.example.com', values)?.value, 4);
  t.equal(mostSpecific('other.org', values)?.host, '*');
  t.equal(mostSpecific('other.org', new Map([['*.com', 1]])), undefined);
});

t.test('it is the longest of all that contain the host', async () => {
  const label = fc.constantFrom('a', 'b', 'c');
  const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
  const host = fc.oneof(
    name,
    name.map((text) => `*.${text}`),
    fc.constant('*'),
  );
  fc.assert(
    fc.property(host, fc.array(host), (asked, known) => {
      const found = mostSpecific(asked, new Map(known.map((one) => [one, one])))?.host;
      const containing = known.filter((one) => isSubsetOfHost(asked, one));
      const longest = Math.max(0, ...containing.map((one) => one.length));
      assert.equal(found?.length ?? 0, longest);
    }),
  );
});
