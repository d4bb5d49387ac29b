import { DateTime, parseInstant } from '@meshlapse/model';
import t from 'tap';
import { propertiesOf } from '../../../packages/probes/src/objects/describe.ts';
import { object, view } from '../support/linked.ts';

t.test('every object has its identity, labels and annotations as properties', async (t) => {
  const seen = view(
    object('example.com/v1', 'Thing', 'shop/a', {
      metadata: {
        generation: 3,
        labels: { 'app.kubernetes.io/name': 'x' },
        annotations: { 'a.b/c': 'd' },
      },
    }),
  );
  const properties = propertiesOf(seen, {
    resourceVersion: '7',
    lastHeartbeat: '2026-01-01T00:00:01Z',
  });
  t.same(
    [...properties],
    [
      ['name', 'a'],
      ['namespace', 'shop'],
      ['cluster', 'test'],
      ['uid', 'Thing:shop/a'],
      ['kind', 'Thing'],
      ['apiVersion', 'example.com/v1'],
      ['resource', 'v1/things'],
      ['resourceVersion', '7'],
      ['generation', 3],
      ['creationTimestamp', new DateTime(parseInstant('2026-01-01T00:00:00Z'))],
      ['lastHeartbeat', new DateTime(parseInstant('2026-01-01T00:00:01Z'))],
      ['labels.app.kubernetes.io/name', 'x'],
      ['annotations.a.b/c', 'd'],
    ],
  );
});
