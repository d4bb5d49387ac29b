import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted } from '../../support/linked.ts';

function event(regarding: JsonObject, rest: JsonObject = {}): JsonObject {
  return object('events.k8s.io/v1', 'Event', 'shop/e', { regarding, ...rest });
}

t.test('an Event concerns the very object it regards', async (t) => {
  const regarding = { kind: 'Pod', namespace: 'shop', name: 'a', uid: 'Pod:shop/a' };
  const one = pod('shop/a', {});
  t.same(linked(event(regarding), one).lines('concerns'), ['Event:shop/e -concerns-> Pod:shop/a']);
  const successor = pod('shop/a', {}, { metadata: { uid: 'another' } });
  t.same(linked(event(regarding), successor).lines('concerns'), []);
});

t.test('without a uid the name decides', async (t) => {
  const state = linked(event({ kind: 'Node', name: 'n1' }), object('v1', 'Node', 'n1'));
  t.same(state.lines('concerns'), ['Event:shop/e -concerns-> Node:n1']);
  const own = linked(event({ kind: 'Pod', name: 'a' }), pod('shop/a', {}));
  t.same(own.lines('concerns'), ['Event:shop/e -concerns-> Pod:shop/a']);
});

t.test('an Event shows what happened and how often, from new and old reporters', async (t) => {
  const fields = { reason: 'BackOff', type: 'Warning', note: 'Back-off restarting' };
  const shown = { ...fields, count: 4 };
  t.same(promoted(event({}, { ...fields, series: { count: 4 } })), shown);
  t.same(promoted(event({}, { ...fields, eventTime: null, deprecatedCount: 4 })), shown);
});
