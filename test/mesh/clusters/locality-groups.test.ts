import t from 'tap';
import { localityGroups } from '../../../packages/mesh/src/clusters/locality-groups.ts';
import { parseLocality } from '../../../packages/mesh/src/locality.ts';
import type { LocalityLoadBalancing } from '../../../packages/mesh/src/objects/traffic-policy.ts';
import type { Endpoint } from '../../../packages/mesh/src/registry/endpoint.ts';

function endpoint(address: string, locality: string, labels = {}, weight = 1): Endpoint {
  return {
    address,
    port: 80,
    portName: 'http',
    servicePort: undefined,
    labels,
    locality,
    weight,
    health: 'healthy',
    nodeName: undefined,
    identity: undefined,
    takesMutualTls: false,
  };
}

const ENDPOINTS = [
  endpoint('a', 'r1/z1'),
  endpoint('b', 'r1/z2', {}, 3),
  endpoint('c', 'r2/z3'),
  endpoint('d', 'r3/z4'),
];

/** `address priority weight` of each group, for a client in r1/z1. */
function grouped(
  setting: Partial<LocalityLoadBalancing> | undefined,
  { failsOver = true, endpoints = ENDPOINTS, labels = {} } = {},
): readonly string[] {
  const full = { enabled: true, distribute: [], failover: [], failoverPriority: [], ...setting };
  return localityGroups(endpoints, setting && { setting: full, failsOver }, {
    locality: parseLocality('r1/z1'),
    labels,
  }).map(
    ({ endpoints: found, priority, weight }) =>
      `${found.map(({ address }) => address).join('')} ${priority} ${weight}`,
  );
}

t.test('without a setting localities are equal, with the weight of their endpoints', async (t) => {
  const equal = ['a 0 1', 'b 0 3', 'c 0 1', 'd 0 1'];
  t.same(grouped(undefined), equal);
  t.same(grouped({}, { failsOver: false }), equal, 'nobody would notice failures');
});

t.test('nearer ones are used first', async (t) => {
  t.same(grouped({}), ['a 0 1', 'b 1 3', 'c 2 1', 'd 2 1']);
});

t.test('a region to fail over to comes before the others', async (t) => {
  const failover = [{ from: 'r1', to: 'r3' }];
  t.same(grouped({ failover }), ['a 0 1', 'b 1 3', 'c 3 1', 'd 2 1']);
});

t.test('shares are given to localities, and what has none is left out', async (t) => {
  const to = [
    ['r1/*', 80],
    ['r2/z3', 20],
  ] as const;
  t.same(grouped({ distribute: [{ from: 'r1/*', to }] }), ['a 0 20', 'b 0 60', 'c 0 20']);
  t.same(grouped({ distribute: [{ from: 'r9', to }] }), ['a 0 1', 'b 0 3', 'c 0 1', 'd 0 1']);
});

t.test('labels in common with the client, from the first on, make the order', async (t) => {
  const endpoints = [
    endpoint('a', 'r1', { version: 'v1', tier: 'x' }),
    endpoint('b', 'r1', { version: 'v2' }),
    endpoint('c', 'r1', { version: 'v1' }),
  ];
  const labels = { version: 'v1', tier: 'x' };
  const failoverPriority = ['version', 'tier'];
  t.same(grouped({ failoverPriority }, { endpoints, labels }), ['a 0 1', 'c 1 1', 'b 2 1']);
  t.same(
    grouped({ failoverPriority: ['version=v2'] }, { endpoints, labels }),
    ['b 0 1', 'ac 1 2'],
    'a value may be written instead of the client’s',
  );
});
