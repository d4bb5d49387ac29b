import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import t from 'tap';
import { HostMap, hostsOverlap, isSubsetOfHost } from '../../packages/mesh/src/host-match.ts';

t.test('a name is in a wildcard, a wildcard in a wider one, and never the other way', async (t) => {
  t.ok(isSubsetOfHost('a.example.com', '*.example.com'));
  t.ok(isSubsetOfHost('*.a.example.com', '*.example.com'));
  t.notOk(isSubsetOfHost('*.example.com', 'a.example.com'));
  t.notOk(isSubsetOfHost('example.com', '*.example.com'));
  t.ok(isSubsetOfHost('anything', '*'));
  t.ok(hostsOverlap('*.example.com', 'a.example.com'));
});

t.test('the exact host wins, then the longest wildcard', async (t) => {
  const values = new HostMap([
    ['*', 0],
    ['*.example.com', 1],
    ['*.a.example.com', 2],
    ['b.a.example.com', 3],
    ['*-x.example.com', 4],
  ]);
  t.equal(values.mostSpecific('b.a.example.com'), 3);
  t.equal(values.mostSpecific('c.a.example.com'), 2);
  t.equal(values.mostSpecific('*.a.example.com'), 2);
  t.equal(values.mostSpecific('a-x.example.com'), 4);
  t.equal(values.mostSpecific('other.org'), 0);
  t.equal(new HostMap([['*.com', 1]]).mostSpecific('other.org'), undefined);
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
      const found = new HostMap(known.map((one) => [one, one])).mostSpecific(asked);
      const containing = known.filter((one) => isSubsetOfHost(asked, one));
      const longest = Math.max(0, ...containing.map((one) => one.length));
      assert.equal(found?.length ?? 0, longest);
    }),
  );
});
