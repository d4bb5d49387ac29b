import t from 'tap';
import { bind, interval, milliseconds, readTime } from '../../packages/cli/src/query-options.ts';

const NOW = 1_000_000_000;

t.test('variables are JSON, or else text', (t) => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['x=1', 1],
    ['x=true', true],
    ['x=null', null],
    ['x=["a", 2]', ['a', 2]],
    ['x={"a": 1}', { a: 1 }],
    ['x="1"', '1'],
    ['x=reviews', 'reviews'],
    ['x=a=b', 'a=b'],
    ['x=', ''],
    ['x=two\nlines', 'two\nlines'],
    ['x={half', '{half'],
  ];
  for (const [text, value] of cases) t.strictSame(bind(text), { x: value }, text);
  t.strictSame(bind('_b2=2', bind('a=1')), { a: 1, _b2: 2 });
  t.strictSame(bind('a=2', bind('a=1')), { a: 2 }, 'the last one counts');
  for (const text of ['x', '=1', '1x=1', 'a b=1', 'a-b=1', '']) {
    t.throws(() => bind(text), { code: 'USAGE', message: `not '${text}'` }, text);
  }
  t.end();
});

t.test('milliseconds', (t) => {
  t.equal(milliseconds('1'), 1);
  t.equal(milliseconds('2147483647'), 2_147_483_647);
  for (const text of ['0', '-1', '1.5', '1e3', '', ' ', 'x', '2147483648']) {
    t.throws(() => milliseconds(text), { code: 'USAGE' }, text);
  }
  t.end();
});

t.test('an interval is two times', (t) => {
  t.strictSame(interval('-5m,now'), ['-5m', 'now']);
  for (const text of ['', ',', 'now', 'now,', ',now', 'a,b,c']) {
    t.throws(() => interval(text), { code: 'USAGE', message: /two times/ }, text);
  }
  t.end();
});

t.test('the time of a query', (t) => {
  t.equal(readTime({}, NOW), undefined);
  t.strictSame(readTime({ at: '-1s' }, NOW), { kind: 'at', at: NOW - 1_000_000 });
  t.strictSame(readTime({ between: ['1970-01-01T01:00:00+01:00', 'now'] }, NOW), {
    kind: 'between',
    interval: { from: 0, to: NOW },
  });
  const wrong = [
    [{ at: 'now', between: ['-1s', 'now'] as const }, 'USAGE'],
    [{ between: ['now', '-1s'] as const }, 'USAGE'],
    [{ between: ['now', 'now'] as const }, 'USAGE'],
    [{ at: '2026-01-01T00:00:00' }, 'TIME_ZONE_MISSING'],
    [{ between: ['x', 'now'] as const }, 'TIME_INVALID'],
  ] as const;
  for (const [options, code] of wrong) t.throws(() => readTime(options, NOW), { code });
  t.end();
});
