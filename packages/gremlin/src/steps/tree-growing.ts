import type { Projection } from '../plan/step.ts';
import { identify } from '../runner/identify.ts';
import { inTurn } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import { wayOf } from '../runner/traverser.ts';
import { LiveTree } from '../values/live-tree.ts';
import type { LiveValue } from '../values/value.ts';
import type { Gathering } from './gathering.ts';
import { seenThrough } from './path-projection.ts';

interface Branch {
  readonly value: LiveValue;
  readonly next: Map<string, Branch>;
}

/** Ways laid on one another where they begin alike, each object as a ring of `by()`s sees it. */
export class TreeGrowing implements Gathering {
  static readonly mostBy = Number.POSITIVE_INFINITY;
  static readonly needs = 'path';
  readonly #run: Run;
  readonly #root = new Map<string, Branch>();

  constructor(run: Run) {
    this.#run = run;
  }

  /** A way on which a `by()` sees nothing ends there. */
  async add(batch: Batch, by: readonly Projection[]): Promise<void> {
    const ways = batch.map(({ path }) => wayOf(path));
    const ring = by.length > 0 ? by : [inTurn(by, 0)];
    const seen = await seenThrough(ring, batch, ways, this.#run);
    const texts = await identify(
      seen.flatMap((objects) => objects.map((value) => value ?? null)),
      this.#run,
    );
    let next = 0;
    for (const objects of seen) {
      let at: Map<string, Branch> | undefined = this.#root;
      for (const value of objects) {
        const text = texts[next++] ?? '';
        at = at && value !== undefined ? this.#grow(at, text, value).next : undefined;
      }
    }
  }

  #grow(at: Map<string, Branch>, text: string, value: LiveValue): Branch {
    const known = at.get(text);
    if (known) return known;
    this.#run.budget.hold(1);
    const grown: Branch = { value, next: new Map() };
    at.set(text, grown);
    return grown;
  }

  read(): LiveTree {
    return treeOf(this.#root);
  }
}

function treeOf(branches: ReadonlyMap<string, Branch>): LiveTree {
  return new LiveTree([...branches.values()].map(({ value, next }) => [value, treeOf(next)]));
}
