import { Mesh } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import t from 'tap';
import { istio, type Place } from '../../support/mesh-objects.ts';

const HOST = 'web.shop.svc.cluster.local';

interface Rule extends Place {
  readonly host?: string;
  readonly exportTo?: readonly string[];
  readonly selects?: Readonly<Record<string, string>>;
  readonly lb?: string;
}

/** A rule with one subset of its own name. */
function rule(name: string, { host = HOST, exportTo, selects, lb, ...place }: Rule = {}): Json {
  return istio(
    'DestinationRule',
    name,
    {
      host,
      ...(exportTo ? { exportTo } : {}),
      ...(selects ? { workloadSelector: { matchLabels: selects } } : {}),
      ...(lb ? { trafficPolicy: { loadBalancer: { simple: lb } } } : {}),
      subsets: [{ name, labels: { version: name } }],
    },
    place,
  );
}

/** The subsets that a client of a namespace sees, after the name of the rule they count as. */
function seen(objects: readonly Json[], namespace: string, labels = {}): string {
  const found = new Mesh(objects).destinationRules.ruleFor(
    { namespace, labels },
    { host: HOST, namespace: 'shop' },
  );
  return found ? `${found.meta.name}: ${found.subsets.map(({ name }) => name).join(' ')}` : 'none';
}

t.test('the client’s namespace decides, then the service’s, then the root’s', async (t) => {
  const all = [
    rule('root', { namespace: 'istio-system' }),
    rule('own'),
    rule('theirs', { namespace: 'edge' }),
    rule('third', { namespace: 'else' }),
  ];
  t.equal(seen(all, 'edge'), 'theirs: theirs');
  t.equal(seen(all, 'other'), 'own: own');
  t.equal(seen([all[0] ?? null, all[3] ?? null], 'other'), 'root: root');
  t.equal(seen([all[3] ?? null], 'other'), 'none');
});

t.test('a wildcard in the client’s namespace hides the exact rule of the service’s', async (t) => {
  const wildcard = rule('wild', { namespace: 'edge', host: '*.cluster.local' });
  t.equal(seen([wildcard, rule('own')], 'edge'), 'wild: wild');
});

t.test('within a namespace only the most specific host counts', async (t) => {
  const rules = [rule('wide', { host: '*' }), rule('wild', { host: '*.shop.svc.cluster.local' })];
  t.equal(seen(rules, 'shop'), 'wild: wild');
  t.equal(seen([...rules, rule('exact', { host: 'web' })], 'shop'), 'exact: exact');
  t.equal(seen([rule('dotted', { host: 'web.shop' })], 'shop'), 'none', 'a dot makes it literal');
});

t.test(
  'a private rule is for its namespace alone, and lets others through to the root’s',
  async (t) => {
    const rules = [rule('own', { exportTo: ['.'] }), rule('root', { namespace: 'istio-system' })];
    t.equal(seen(rules, 'shop'), 'own: own');
    t.equal(seen(rules, 'other'), 'root: root');
  },
);

t.test(
  'proxies of the root namespace look at the service’s before the root’s public rules',
  async (t) => {
    const root = { namespace: 'istio-system' };
    t.equal(seen([rule('root', root), rule('own')], 'istio-system'), 'own: own');
    const mine = rule('mine', { ...root, exportTo: ['.'] });
    t.equal(seen([mine, rule('own')], 'istio-system'), 'mine: mine');
  },
);

t.test(
  'rules of one host and export become one: the oldest, with subsets and policy of the others',
  async (t) => {
    const rules = [
      rule('b', { age: 1, lb: 'RANDOM' }),
      rule('a', { age: 2 }),
      rule('c', { lb: 'ROUND_ROBIN' }),
    ];
    t.equal(seen(rules, 'shop'), 'a: a b c');
    const merged = new Mesh(rules).destinationRules.ruleFor(
      { namespace: 'shop', labels: {} },
      { host: HOST, namespace: 'shop' },
    );
    t.equal(merged?.trafficPolicy?.loadBalancer?.simple, 'RANDOM', 'of the first that has one');
  },
);

t.test('the first definition of a subset wins', async (t) => {
  const rules = [rule('a', { age: 2 }), rule('a', { age: 1 })];
  t.equal(seen(rules, 'shop'), 'a: a');
});

t.test(
  'exported to nobody named and to everybody is not the same: the newest counts alone',
  async (t) => {
    t.equal(seen([rule('a', { age: 2 }), rule('b', { exportTo: ['*'] })], 'shop'), 'b: b');
  },
);

t.test('a rule for more namespaces disappears into the older one for fewer', async (t) => {
  const rules = [
    rule('few', { age: 2, exportTo: ['.', 'edge'] }),
    rule('more', { exportTo: ['.', 'edge', 'third'] }),
  ];
  t.equal(seen(rules, 'edge'), 'few: few more');
  t.equal(seen(rules, 'third'), 'none');
});

t.test('a rule that selects the client wins, and loses what stands beside it', async (t) => {
  const selecting = rule('gold', { selects: { tier: 'gold' } });
  const rules = [selecting, rule('plain')];
  t.equal(seen(rules, 'shop', { tier: 'gold' }), 'gold: gold');
  t.equal(seen(rules, 'shop'), 'plain: plain');
  t.equal(
    seen([selecting, rule('plain', { exportTo: ['.'] })], 'shop', { tier: 'gold' }),
    'gold: gold plain',
  );
});

t.test('a rule that selects others still hides every other namespace’s', async (t) => {
  const rules = [rule('gold', { namespace: 'edge', selects: { tier: 'gold' } }), rule('own')];
  t.equal(seen(rules, 'edge'), 'none');
});

t.test('of two that select the client the oldest counts', async (t) => {
  const rules = [
    rule('young', { age: 1, selects: { tier: 'gold' } }),
    rule('old', { age: 2, selects: { app: 'x' } }),
  ];
  t.equal(seen(rules, 'shop', { tier: 'gold', app: 'x' }), 'old: old');
});
