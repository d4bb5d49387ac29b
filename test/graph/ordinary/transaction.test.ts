import { openWritableGraph } from '@meshlapse/graph';
import { CodedError, type GraphView, isWritable, long, number } from '@meshlapse/model';
import t from 'tap';

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
    return 'done';
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

async function idsIn(view: GraphView, kind: 'vertex' | 'edge' = 'vertex'): Promise<unknown[]> {
  const { handles } = await view.find({ kind }, 1000);
  return (await view.headers(kind, handles)).map(({ id }) => id);
}

t.test('a transaction sees its own changes, and others see them once they are kept', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.ok(isWritable(graph));
  const before = graph.present();
  const transaction = graph.begin();
  const marko = await transaction.addVertex({ id: 'marko', label: 'person' });
  const lop = await transaction.addVertex({ label: 'software' });
  const created = await transaction.addEdge({ label: 'created', out: marko, in: lop });
  await transaction.setProperty('edge', created, { key: 'weight', value: 0.4 });
  t.strictSame(await idsIn(transaction.view), ['marko', long(0)]);
  t.strictSame(await idsIn(graph.present()), []);
  t.ok(transaction.isDirty);

  await transaction.commit();
  t.notOk(transaction.isOpen);
  const after = graph.present();
  t.strictSame(await idsIn(after), ['marko', long(0)]);
  t.strictSame(await idsIn(after, 'edge'), [long(1)]);
  t.strictSame(await after.values('edge', [created], 'weight'), [[0.4]]);
  const page = await after.expand({ handles: [lop] }, 'in', ['created'], { limit: 9 });
  t.strictSame(page.vertices.handles, [marko]);
  t.strictSame(await idsIn(before), [], 'what was read before stays as it was');
});

t.test('what is rolled back was never there, but for its numbers', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const lost = graph.begin();
  await lost.addVertex({ label: 'person' });
  lost.rollback();
  t.equal(await codeOf(() => lost.addVertex({ label: 'person' })), 'TRANSACTION_OVER');
  t.equal(await codeOf(() => lost.commit()), 'TRANSACTION_OVER');
  const next = graph.begin();
  await next.addVertex({ label: 'person' });
  await next.commit();
  t.strictSame(await idsIn(graph.present()), [long(1)]);
  const unused = graph.begin();
  t.equal(await unused.commit(), undefined);
});

t.test('ids are equal across number types, and are taken once', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const first = graph.begin();
  await first.addVertex({ id: 1, label: 'person' });
  t.equal(await codeOf(() => first.addVertex({ id: long(1), label: 'person' })), 'GRAPH_ID_TAKEN');
  t.equal(await codeOf(() => first.addVertex({ id: Number.NaN, label: 'x' })), 'VALUE_INVALID');
  await first.addVertex({ label: 'person' });
  await first.commit();
  const second = graph.begin();
  const found = await second.view.find({ kind: 'vertex', ids: [number('double', 1)] }, 9);
  t.equal(found.handles.length, 1);
  t.equal(await codeOf(() => second.addVertex({ id: 1, label: 'person' })), 'GRAPH_ID_TAKEN');
  await second.remove('vertex', found.handles);
  const again = await second.addVertex({ id: 1, label: 'software' });
  await second.commit();
  const view = graph.present();
  t.strictSame(await view.find({ kind: 'vertex', ids: [1] }, 9), {
    handles: [again],
    next: undefined,
  });
  t.strictSame(await idsIn(view), [long(2), 1]);
});
