import assert from 'node:assert/strict';
import { FOREVER, type Interval, intersect } from '@meshlapse/model';
import {
  type Backend,
  editTemporalSets,
  type MembersAt,
  openLmdbBackend,
  openMemoryBackend,
  type PortionStart,
  type SetChange,
  TemporalSet,
} from '@meshlapse/store';
import fc from 'fast-check';
import t from 'tap';

const TABLES = { open: 'open', closed: 'closed' };
const NAMES = ['open', 'closed'];

/** What the set must answer, by replaying every change for every instant. */
class Oracle {
  readonly #changes: SetChange[] = [];

  add(change: SetChange): void {
    this.#changes.push(change);
  }

  membersAt(at: number): [number, number][] {
    const members = new Map<number, number>();
    for (const { during, member, payload, belongs } of this.#changes) {
      if (at < during.from || at >= during.to) continue;
      if (belongs) members.set(member, payload);
      else members.delete(member);
    }
    return [...members].sort((a, b) => a[0] - b[0]);
  }

  between(interval: Interval): Set<string> {
    const instants = this.#changes.flatMap(({ during }) => [during.from, during.to]);
    const cuts = [...new Set([interval.from, ...instants, interval.to])]
      .filter((at) => at >= interval.from && at <= interval.to)
      .sort((a, b) => a - b);
    const found = new Set<string>();
    for (const [i, from] of cuts.entries()) {
      const to = cuts[i + 1];
      if (to === undefined) continue;
      for (const [member] of this.membersAt(from)) found.add(`${member} ${from}`);
    }
    return found;
  }
}

async function write(backend: Backend, changes: ReadonlyMap<string, SetChange[]>): Promise<void> {
  const { writes } = await editTemporalSets(backend, TABLES, changes);
  await backend.write(writes);
}

/** As the set tells, after a look whether they are the same as long as it says. */
async function membersAt(set: TemporalSet, group: string, at: number): Promise<[number, number][]> {
  const [found] = await set.at([group], at);
  if (!found) throw new TypeError('Every group is answered');
  const { from, to } = found.during;
  assert.ok(from <= at && at < to, `${at} is not in [${from}, ${to})`);
  const ends = await set.at([group, group], [from, to - 1]);
  for (const end of ends) assert.deepEqual(pairsOf(end), pairsOf(found), `in [${from}, ${to})`);
  return pairsOf(found);
}

function pairsOf({ members: { member, payload } }: MembersAt): [number, number][] {
  return member
    .map((number, i): [number, number] => [number, payload[i] ?? 0])
    .sort((a, b) => a[0] - b[0]);
}

const arbitraryChange = (members: number, instants: number) =>
  fc
    .record({
      member: fc.integer({ min: 1, max: members }),
      payload: fc.integer({ min: 0, max: 3 }),
      from: fc.integer({ min: -3, max: instants }),
      length: fc.oneof(fc.constant(FOREVER), fc.integer({ min: 1, max: 9 })),
      belongs: fc.boolean(),
    })
    .map(
      ({ member, payload, from, length, belongs }): SetChange => ({
        member,
        payload,
        during: { from, to: Math.min(FOREVER, from + length) },
        belongs,
      }),
    );

async function agrees(
  set: TemporalSet,
  group: string,
  oracle: Oracle,
  last: number,
): Promise<void> {
  for (let at = -5; at <= last + 12; at++) {
    const members = await membersAt(set, group, at);
    assert.deepEqual(members, oracle.membersAt(at), `at ${at}`);
    const asked = [1, 2, 3, 4, 5, 99];
    const held = await set.having(group, asked, at);
    const expected = asked.filter((m) => oracle.membersAt(at).some(([member]) => member === m));
    assert.deepEqual([...held], expected);
  }
  for (const interval of [
    { from: -9, to: FOREVER },
    { from: 3, to: 9 },
    { from: last - 2, to: last + 3 },
  ]) {
    const [found] = await set.between([group], interval);
    const seen = new Set<string>();
    found?.member.forEach((member, i) => {
      const own = { from: found.from[i] ?? 0, to: found.to[i] ?? 0 };
      assert.deepEqual(intersect(own, interval), own);
      for (const cut of oracle.between(own)) if (cut.startsWith(`${member} `)) seen.add(cut);
    });
    assert.deepEqual([...seen].sort(), [...oracle.between(interval)].sort());
  }
}

t.test('answers what a replay of all changes answers, in any order of time', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(arbitraryChange(12, 30), { maxLength: 40 }), { maxLength: 8 }),
      async (batches) => {
        const backend = openMemoryBackend(NAMES);
        const set = new TemporalSet(backend, TABLES);
        const oracle = new Oracle();
        for (const batch of batches) {
          await write(backend, new Map([['g', batch]]));
          for (const change of batch) oracle.add(change);
        }
        await agrees(set, 'g', oracle, 30);
      },
    ),
    { numRuns: 60 },
  );
  t.pass();
});

interface Pinned {
  readonly at: number;
  readonly members: [number, number][];
}

/** Batches of 200 changes in order of time, of a group that first grows, then churns, then shrinks. */
function* churn(steps: number): Generator<{ readonly at: number; readonly changes: SetChange[] }> {
  const live = new Map<number, number>();
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let step = 1, next = 1; step <= steps; step++) {
    const grow = step < 25 ? 9 : step < 40 ? 5 : 0;
    const change = (at: number): SetChange[] => {
      const during = { from: at, to: FOREVER };
      if (random(10) < grow) {
        live.set(next, next % 7);
        return [{ member: next, payload: next++ % 7, during, belongs: true }];
      }
      const member = [...live.keys()][random(live.size)];
      if (member === undefined) return [];
      live.delete(member);
      return [{ member, payload: 0, during, belongs: false }];
    };
    const at = step * 100;
    // The first batch is all of one instant, as a first list is.
    const changes = Array.from({ length: 200 }, (_, i) =>
      change(step === 1 ? at : at + Math.floor(i / 2)),
    );
    yield { at: at + 99, changes: changes.flat() };
  }
}

t.test('large groups that grow, churn and shrink agree with a replay', async (t) => {
  const backend = openMemoryBackend(NAMES);
  const set = new TemporalSet(backend, TABLES);
  const oracle = new Map<number, number>();
  const pinned: Pinned[] = [];
  for (const { at, changes } of churn(64)) {
    await write(backend, new Map([['g', changes]]));
    for (const { member, payload, belongs } of changes) {
      if (belongs) oracle.set(member, payload);
      else oracle.delete(member);
    }
    pinned.push({ at, members: [...oracle].sort((a, b) => a[0] - b[0]) });
  }
  for (const { at, members } of pinned) t.strictSame(await membersAt(set, 'g', at), members);
  const peak = Math.max(...pinned.map(({ members }) => members.length));
  t.ok(peak > 3000, `the group had ${peak} members`);
  const open = await backend.scan('open', { from: 'g', to: 'h' }, 10_000);
  t.ok(open.entries.length <= 4, `it ends with ${open.entries.length} open buckets`);
  const [all] = await set.between(['g'], { from: 0, to: FOREVER });
  for (const { at, members } of pinned) {
    const alive = all?.member.filter((_, i) => (all.from[i] ?? 0) <= at && at < (all.to[i] ?? 0));
    t.strictSame(
      alive,
      members.map(([member]) => member),
    );
  }
});

function counting(backend: Backend): Backend & { reads: number } {
  const counted: Backend & { reads: number } = Object.assign(Object.create(backend), { reads: 0 });
  counted.getMany = (table, keys) => {
    counted.reads += keys.length;
    return backend.getMany(table, keys);
  };
  counted.floorMany = (table, probes) => {
    counted.reads += probes.length;
    return backend.floorMany(table, probes);
  };
  return counted;
}

function joining(from: number, to: number, at: number): SetChange[] {
  const during = { from: at, to: FOREVER };
  const members = Array.from({ length: to - from }, (_, i) => from + i);
  return members.map((member) => ({ member, payload: 0, during, belongs: true }));
}

t.test('a portion of a large group reads a few pages', async (t) => {
  const backend = openMemoryBackend(NAMES);
  await write(backend, new Map([['g', joining(0, 5000, 1)]]));
  const counted = counting(backend);
  const [portion] = await new TemporalSet(counted, TABLES).portions(['g'], 2, { wanted: 1 });
  t.ok(portion?.members.member.length);
  t.ok(portion?.next);
  t.ok(counted.reads <= 2, `${counted.reads} reads`);
});

t.test('portions give each member once although the group is spread anew meanwhile', async (t) => {
  for (const last of [2000, 20_000]) {
    const backend = openMemoryBackend(NAMES);
    const set = new TemporalSet(backend, TABLES);
    await write(backend, new Map([['g', joining(0, 1000, 1)]]));
    const found: number[] = [];
    let from: PortionStart | undefined;
    do {
      const [portion] = await set.portions(['g'], 9, { wanted: 100, from });
      found.push(...(portion?.members.member ?? []));
      from = portion?.next;
      await write(backend, new Map([['g', joining(1000, last, 5)]]));
    } while (from);
    t.equal(new Set(found).size, found.length);
    const old = found.filter((member) => member < 1000);
    t.equal(old.length, 1000, `all that were there before ${last}`);
  }
});

t.test('a past instant reads as few pages after a long history as after a short one', async (t) => {
  const backend = openMemoryBackend(NAMES);
  const counted = counting(backend);
  for (let at = 1; at <= 5000; at += 10) {
    const changes = Array.from({ length: 10 }, (_, i): SetChange[] => [
      { member: at + i, payload: 0, during: { from: at + i, to: FOREVER }, belongs: true },
      { member: at + i - 10, payload: 0, during: { from: at + i, to: FOREVER }, belongs: false },
    ]).flat();
    await write(backend, new Map([['g', changes]]));
  }
  const set = new TemporalSet(counted, TABLES);
  for (const at of [20, 2500, 4999]) {
    counted.reads = 0;
    const [found] = await set.at(['g'], at);
    t.equal(found?.members.member.length, 10);
    t.ok(counted.reads <= 2, `${counted.reads} reads at ${at}`);
  }
});

t.test('one batch over several groups on LMDB reads back after reopening', async (t) => {
  const path = t.testdir();
  const options = { path, mode: 'write', tables: NAMES } as const;
  const first = await openLmdbBackend(options);
  const during = { from: 5, to: FOREVER };
  await write(
    first,
    new Map([
      ['a', [{ member: 1, payload: 10, during, belongs: true }]],
      ['b', [{ member: 2, payload: 20, during, belongs: true }]],
    ]),
  );
  await first.close();
  const second = await openLmdbBackend(options);
  t.teardown(() => second.close());
  const set = new TemporalSet(second, TABLES);
  const found = await set.at(['a', 'b', 'c'], 7);
  t.strictSame(
    found.map(({ members }) => members.member),
    [[1], [2], []],
  );
});
