import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

t.test('a volume shows its phase and class', async (t) => {
  const volume = object('v1', 'PersistentVolume', 'pv1', {
    spec: { storageClassName: 'fast' },
    status: { phase: 'Released' },
  });
  t.same(promoted(volume), { phase: 'Released' });
  const state = linked(volume, object('storage.k8s.io/v1', 'StorageClass', 'fast'));
  t.same(state.lines('ofClass'), ['PersistentVolume:pv1 -ofClass-> StorageClass:fast']);
});
