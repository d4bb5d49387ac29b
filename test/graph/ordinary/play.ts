import assert from 'node:assert/strict';
import type { OrdinaryGraph } from '@meshlapse/graph';
import { ALWAYS, type ElementKind, type Handle, type Instant } from '@meshlapse/model';
import { type Command, change, codeOf, type Slot } from './commands.ts';
import { matches, Oracle, type OracleState } from './oracle.ts';
import { findAll, pictureOf, pictureOfOracle } from './picture.ts';

/** Over all plays: when little was kept, or nothing refused, they prove little. */
export const outcomes = { kept: 0, conflict: 0, nothing: 0 };

/** Tells a graph and an oracle the same, and holds the one against the other. */
export class Play {
  #graph: OrdinaryGraph;
  readonly #reopen: () => Promise<OrdinaryGraph>;
  readonly #oracle = new Oracle();
  readonly #slots = new Map<number, Slot>();
  readonly #commits: { readonly at: Instant; readonly state: OracleState }[] = [];

  constructor(graph: OrdinaryGraph, reopen: () => Promise<OrdinaryGraph>) {
    this.#graph = graph;
    this.#reopen = reopen;
  }

  async run(commands: readonly Command[]): Promise<void> {
    for (const command of commands) await this.#do(command);
    for (const [name, slot] of this.#slots) await this.#commit(name, slot);
    await this.#checkPast();
    await this.#checkVersions();
  }

  async #do({ action, slot: name, picks }: Command): Promise<void> {
    if (action === 'reopen') return this.#pause();
    const slot = this.#slots.get(name) ?? {
      real: this.#graph.begin(),
      oracle: this.#oracle.begin(),
    };
    this.#slots.set(name, slot);
    if (action === 'commit') return this.#commit(name, slot);
    if (action === 'rollback') {
      slot.real.rollback();
      this.#slots.delete(name);
      return;
    }
    await change(slot, action, picks);
    await sameViews(slot, 1 + ((picks[0] ?? 0) % 4));
  }

  async #pause(): Promise<void> {
    for (const { real } of this.#slots.values()) real.rollback();
    this.#slots.clear();
    this.#graph = await this.#reopen();
    await this.#checkPresent();
  }

  async #commit(name: number, { real, oracle }: Slot): Promise<void> {
    this.#slots.delete(name);
    const outcome = oracle.commit();
    outcomes[outcome]++;
    const given = await codeOf(() => real.commit());
    if (outcome === 'conflict') assert.equal(given, 'GRAPH_CONFLICT');
    else if (outcome === 'nothing') assert.equal(given, undefined);
    else {
      assert.ok(typeof given === 'object', String(given));
      const last = this.#commits.at(-1);
      assert.ok(!last || given.transaction > last.at, 'transactions increase');
      this.#commits.push({ at: given.transaction, state: this.#oracle.state });
    }
    await this.#checkPresent();
  }

  async #checkPresent(): Promise<void> {
    const picture = await pictureOf(this.#graph.present(), 3);
    assert.deepEqual(picture, pictureOfOracle(this.#oracle.state));
  }

  /** At each commit, and right before the next, the graph is what it was then. */
  async #checkPast(): Promise<void> {
    for (const [i, { at, state }] of this.#commits.entries()) {
      const next = this.#commits[i + 1]?.at ?? at + 1000;
      for (const instant of new Set([at, next - 1])) {
        const view = await this.#graph.view({ kind: 'at', at: instant });
        assert.deepEqual(await pictureOf(view, 5), pictureOfOracle(state), `at commit ${i}`);
      }
    }
  }

  /** An element has a version for each commit in which it looks otherwise than before. */
  async #checkVersions(): Promise<void> {
    const states = [new Map() as OracleState, ...this.#commits.map(({ state }) => state)];
    const isNew = (kind: ElementKind, i: number, handle: Handle): boolean => {
      const element = states[i]?.get(handle);
      return element?.kind === kind && states[i - 1]?.get(handle) !== element;
    };
    const all = await this.#graph.view({ kind: 'between', interval: ALWAYS });
    for (const kind of ['vertex', 'edge'] as const) {
      const versions = await findAll(all, kind, 7);
      const expected = states.flatMap((state, i) =>
        [...state.keys()].filter((handle) => isNew(kind, i, handle)),
      );
      assert.equal(versions.length, expected.length, `versions of a ${kind}`);
    }
  }
}

/** A transaction's own view shows what it has become, whatever is asked. */
async function sameViews({ real: { view }, oracle }: Slot, limit: number): Promise<void> {
  assert.deepEqual(await pictureOf(view, limit), pictureOfOracle(oracle.state));
  for (const kind of ['vertex', 'edge'] as const) {
    for (const query of [
      { equals: [{ key: 'name', value: 'x' }] },
      { equals: [{ key: 'age', value: 1 }], labels: ['person', 'none'] },
      { ids: [1, 'a', 'nobody'] },
      { ids: ['a', 7], equals: [{ key: 'name', value: true }] },
      { labels: ['software'] },
    ]) {
      const found = [...(await findAll(view, kind, limit, query))].sort();
      const expected = [...oracle.state].filter(([, own]) => matches(own, { kind, ...query }));
      assert.deepEqual(found, expected.map(([handle]) => handle).sort());
    }
  }
}
