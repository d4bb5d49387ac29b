import { FOREVER } from '@meshlapse/model';
import {
  type Backend,
  editTemporalSets,
  openMemoryBackend,
  type PortionStart,
  type SetChange,
  TemporalSet,
} from '@meshlapse/store';
import t from 'tap';
import { IndexGroups } from '../../packages/graph/src/index-groups.ts';

const TABLES = { open: 'open', closed: 'closed' };

function setOf(): { backend: Backend; groups: IndexGroups } {
  const backend = openMemoryBackend(['open', 'closed']);
  return { backend, groups: new IndexGroups(new TemporalSet(backend, TABLES)) };
}

async function change(
  backend: Backend,
  group: string,
  members: readonly number[],
  [at, belongs]: readonly [number, boolean],
): Promise<void> {
  const changes = members.map(
    (member): SetChange => ({ member, payload: 0, during: { from: at, to: FOREVER }, belongs }),
  );
  const { writes } = await editTemporalSets(backend, TABLES, new Map([[group, changes]]));
  await backend.write(writes);
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

async function all(groups: IndexGroups, at: number, wanted: number) {
  const parts: (readonly number[])[] = [];
  let from: PortionStart | undefined;
  do {
    const { members, next } = await groups.part('g', at, { wanted, from });
    parts.push(members);
    from = next;
  } while (from);
  return parts;
}

t.test('gives a group whole and ascending, the second time at once', async (t) => {
  const { backend, groups } = setOf();
  await change(backend, 'g', upTo(2000), [10, true]);
  await change(backend, 'g', [5, 7], [20, false]);
  const now = upTo(2000).filter((member) => member !== 5 && member !== 7);
  t.strictSame(await all(groups, 30, 1), [now]);
  t.strictSame(await all(groups, 15, 1), [upTo(2000)]);
  t.strictSame(groups.part('g', 99, { wanted: 1 }), { members: now, next: undefined });
  t.equal(groups.size('g', 12), 2000);
  t.strictSame(groups.keep('g', [9, 7, 8, 2001], 30), [9, 8]);
  t.equal(await groups.size('g', 9), 0);
  t.equal(await groups.size('none', 30), 0);
});

t.test('gives a group that is too large for that in parts', async (t) => {
  const { backend, groups } = setOf();
  const members = upTo(50_000);
  for (let start = 0; start < members.length; start += 500) {
    await change(backend, 'g', members.slice(start, start + 500), [10 + start, true]);
  }
  const parts = await all(groups, 90_000, 1000);
  t.ok(parts.length > 10);
  t.strictSame(
    parts.flat().sort((a, b) => a - b),
    members,
  );
  const size = await groups.size('g', 90_000);
  t.ok(size > 25_000 && size < 100_000, `${size}`);
  t.strictSame(await groups.keep('g', [3, 50_001, 1], 90_000), [3, 1]);
});

t.test('forgets what a write changed, also while it is read', async (t) => {
  const { backend, groups } = setOf();
  await change(backend, 'g', [1], [10, true]);
  const reading = groups.part('g', 50, { wanted: 1 });
  await change(backend, 'g', [2], [20, true]);
  groups.forget(['g']);
  t.strictSame((await reading).members, [1]);
  t.strictSame((await groups.part('g', 50, { wanted: 1 })).members, [1, 2]);
  await change(backend, 'g', [1], [30, false]);
  groups.clear();
  t.strictSame((await groups.part('g', 50, { wanted: 1 })).members, [2]);
});
