import assert from 'node:assert/strict';
import {
  BEGINNING,
  contains,
  FOREVER,
  formatInstant,
  intersect,
  parseDuration,
  parseInstant,
  resolveInstant,
} from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';

const NOON = Date.UTC(2026, 10, 22, 12) * 1000;

t.test('ISO 8601 with an offset is read to the microsecond', (t) => {
  t.equal(parseInstant('2026-11-22T12:00:00Z'), NOON);
  t.equal(parseInstant('2026-11-22T12:00Z'), NOON);
  t.equal(parseInstant('2026-11-22 13:00:00+01:00'), NOON);
  t.equal(parseInstant('2026-11-22T06:30:00-05:30'), NOON);
  t.equal(parseInstant('2026-11-22T12:00:00.000001Z'), NOON + 1);
  t.equal(parseInstant('2026-11-22T12:00:00.1234569Z'), NOON + 123_456, 'further digits are cut');
  t.equal(parseInstant('0001-01-01T00:00:00Z'), BEGINNING);
  t.end();
});

t.test('a time without a zone is refused with the fix', (t) => {
  t.throws(() => parseInstant('2026-11-22 12:00:00'), {
    code: 'TIME_ZONE_MISSING',
    message: /Write 2026-11-22T12:00:00Z for UTC/,
  });
  t.end();
});

t.test('days and times that do not exist are refused', (t) => {
  for (const text of [
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T12:60:00Z',
    '2026-11-22T12:00:00+25:00',
    '0000-01-01T00:00:00Z',
    '9999-01-01T00:00:00Z',
    'Jan 1',
    '',
    '1700000000',
  ]) {
    t.throws(() => parseInstant(text), { code: 'TIME_INVALID' }, text);
  }
  t.end();
});

t.test('relative times count back from now', (t) => {
  t.equal(resolveInstant('now', NOON), NOON);
  t.equal(resolveInstant('-5m', NOON), NOON - 300_000_000);
  t.equal(resolveInstant('now-1h30m', NOON), NOON - 5_400_000_000);
  t.equal(resolveInstant(' 2026-11-22T12:00:00Z ', 0), NOON);
  for (const text of ['+5m', 'now+5m', '5m', '-5', '1700000000', '-1y', 'yesterday']) {
    t.throws(() => resolveInstant(text, NOON), { code: 'TIME_INVALID' }, text);
  }
  t.throws(() => resolveInstant('-5x', NOON), { message: /'-5x'.* -5m/ });
  t.equal(parseDuration('1.5s'), 1_500_000);
  t.end();
});

t.test('text and instants convert both ways', (t) => {
  const instants = fc.integer({ min: BEGINNING, max: FOREVER - 1 });
  fc.assert(fc.property(instants, (at) => assert.equal(parseInstant(formatInstant(at)), at)));
  t.equal(formatInstant(FOREVER), 'forever');
  t.equal(formatInstant(NOON), '2026-11-22T12:00:00Z');
  t.equal(formatInstant(NOON + 10), '2026-11-22T12:00:00.00001Z');
  t.end();
});

t.test('intervals are half-open', (t) => {
  t.equal(contains({ from: 1, to: 3 }, 1), true);
  t.equal(contains({ from: 1, to: 3 }, 3), false);
  t.strictSame(intersect({ from: 1, to: 5 }, { from: 3, to: FOREVER }), { from: 3, to: 5 });
  t.equal(intersect({ from: 1, to: 3 }, { from: 3, to: 5 }), undefined);
  t.end();
});
