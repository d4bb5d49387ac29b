import t from 'tap';
import { effectivePolicy } from '../../../packages/mesh/src/clusters/effective-policy.ts';
import { Fields, Notes } from '../../../packages/mesh/src/objects/fields.ts';
import { readTrafficPolicy } from '../../../packages/mesh/src/objects/traffic-policy.ts';

const tls = { mode: 'SIMPLE' };

function policy(json: Readonly<Record<string, object>>) {
  return readTrafficPolicy(new Fields(json as never, '', new Notes('')));
}

/** The balancer and whether TLS is left. */
function effective(...args: Parameters<typeof effectivePolicy>): string {
  const found = effectivePolicy(...args);
  return `${found.loadBalancer?.simple} ${found.tls?.mode}`;
}

const random = { simple: 'RANDOM' };
const roundRobin = { simple: 'ROUND_ROBIN' };
const forPort = (more: object) => ({ portLevelSettings: [{ port: { number: 80 }, ...more }] });

t.test('settings of the port stand for the whole policy', async (t) => {
  const rule = policy({ tls, loadBalancer: random, ...forPort({ loadBalancer: roundRobin }) });
  t.equal(effective(rule, undefined, 80), 'ROUND_ROBIN undefined');
  t.equal(effective(rule, undefined, 81), 'RANDOM SIMPLE');
});

t.test('a subset replaces part by part', async (t) => {
  const rule = policy({ tls, loadBalancer: random });
  t.equal(effective(rule, policy({ loadBalancer: roundRobin }), 80), 'ROUND_ROBIN SIMPLE');
  t.equal(effective(rule, policy({}), 80), 'RANDOM SIMPLE');
  t.equal(effective(undefined, policy({ tls }), 80), 'undefined SIMPLE');
});

t.test('a subset’s settings of the port replace everything', async (t) => {
  const subset = policy({ tls, ...forPort({ loadBalancer: roundRobin }) });
  t.equal(effective(policy({ tls, loadBalancer: random }), subset, 80), 'ROUND_ROBIN undefined');
});
