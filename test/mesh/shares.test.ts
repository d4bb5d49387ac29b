import { backendShares, destinationShares } from '@meshlapse/mesh';
import t from 'tap';

t.test('a single destination takes everything, even with weight 0', async (t) => {
  t.same(destinationShares([undefined]), [100]);
  t.same(destinationShares([0]), [100]);
});

t.test('several destinations share by weight; none counts as 0', async (t) => {
  t.same(destinationShares([90, 10]), [90, 10]);
  t.same(destinationShares([1, 3]), [25, 75]);
  t.same(destinationShares([5, undefined]), [100, 0]);
  t.same(destinationShares([0, 0]), [0, 0]);
  t.same(destinationShares([]), []);
});

t.test('a backend of a Gateway API rule counts as 1 without a weight', async (t) => {
  t.same(backendShares([undefined, 3]), [25, 75]);
  t.same(backendShares([0]), [0]);
});

t.test('shares are between 0 and 100 whatever the weights', async (t) => {
  t.same(destinationShares([-50, 100]), [0, 100]);
  t.same(backendShares([-1, -1]), [0, 0]);
});
