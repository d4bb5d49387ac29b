import t from 'tap';
import { goDuration, protoDuration } from '../../packages/mesh/src/durations.ts';

t.test('as Go writes them', async (t) => {
  t.equal(goDuration(0), '0s');
  t.equal(goDuration(0.5), '500µs');
  t.equal(goDuration(250), '250ms');
  t.equal(goDuration(1500), '1.5s');
  t.equal(goDuration(90_000), '1m30s');
  t.equal(goDuration(3_600_000), '1h0m0s');
  t.equal(goDuration(-1000), '-1s');
});

t.test('as protobuf writes them', async (t) => {
  t.equal(protoDuration(90_000), '90s');
  t.equal(protoDuration(250), '0.250s');
  t.equal(protoDuration(0.5), '0.000500000s');
});
