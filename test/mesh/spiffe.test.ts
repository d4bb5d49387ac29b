import t from 'tap';
import { spiffeName, withTrustDomains } from '../../packages/mesh/src/spiffe.ts';

t.test('an account is named with its trust domain and namespace', async (t) => {
  t.equal(spiffeName('a.test', 'shop', 'web'), 'spiffe://a.test/ns/shop/sa/web');
});

t.test('names are also known in the other trust domains, DNS names are not', async (t) => {
  const names = [spiffeName('a.test', 'shop', 'web'), 'web.example.com'];
  t.same(withTrustDomains(names, ['b.test']), [
    'spiffe://a.test/ns/shop/sa/web',
    'spiffe://b.test/ns/shop/sa/web',
    'web.example.com',
  ]);
  t.same(withTrustDomains(names, []), names);
});
