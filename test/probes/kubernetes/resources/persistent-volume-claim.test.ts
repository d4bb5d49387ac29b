import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

const CLAIM = object('v1', 'PersistentVolumeClaim', 'shop/data', {
  spec: { volumeName: 'pv1', storageClassName: 'fast' },
  status: { phase: 'Bound' },
});

t.test('a claim is bound to its volume and of a class', async (t) => {
  t.same(promoted(CLAIM), { phase: 'Bound' });
  const state = linked(
    CLAIM,
    object('v1', 'PersistentVolume', 'pv1'),
    object('storage.k8s.io/v1', 'StorageClass', 'fast'),
  );
  t.same(state.lines('bindsTo', 'ofClass'), [
    'PersistentVolumeClaim:shop/data -bindsTo-> PersistentVolume:pv1',
    'PersistentVolumeClaim:shop/data -ofClass-> StorageClass:fast',
  ]);
});

t.test('a volume that is gone is missing; a class may be', async (t) => {
  const state = linked(CLAIM);
  t.match(state.vertex('missing:test/PersistentVolume//pv1'), { kind: 'PersistentVolume' });
  t.match(state.vertex('missing:test/StorageClass//fast'), { optional: true });
});
