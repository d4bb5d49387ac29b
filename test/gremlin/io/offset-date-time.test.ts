import { DateTime, parseInstant } from '@meshlapse/model';
import t from 'tap';
import {
  formatDateTime,
  formatOffset,
  offsetMinutesOf,
} from '../../../packages/gremlin/src/io/offset-date-time.ts';

t.test('a moment is written at its own offset, and read as the same', (t) => {
  for (const text of [
    '2026-11-22T14:03:00Z',
    '2026-11-22T14:03:00.000001+01:00',
    '2026-11-22T00:10:00.5-11:30',
    '1969-12-31T23:59:59.999999+14:00',
  ]) {
    const moment = new DateTime(parseInstant(text), offsetMinutesOf(text));
    t.equal(formatDateTime(moment), text);
  }
  t.end();
});

t.test('offsets are written with a colon and read without one too', (t) => {
  t.equal(formatOffset(0), 'Z');
  t.equal(formatOffset(-90), '-01:30');
  t.equal(offsetMinutesOf('2026-11-22T14:03:00-0130'), -90);
  t.equal(offsetMinutesOf('2026-11-22T14:03:00Z'), 0);
  t.end();
});
