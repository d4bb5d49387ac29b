import type { MaybePromise } from '@meshlapse/model';
import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import { identify } from '../runner/identify.ts';
import { inTurn, projectAll } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import { isSimpleWay } from '../runner/simple-way.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../runner/source.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';
import { type Section, sectionOf, sectionWith } from './path-section.ts';

interface Shape extends Section {
  readonly by?: readonly Projection[];
}

/** Whether a way comes to the same object twice. A way on which `by()` misses something is dropped. */
export class PathTest implements Step {
  readonly name: 'simplePath' | 'cyclicPath';
  readonly needs = 'path';
  readonly bears = 'one';
  readonly keeps = true;
  readonly #shape: Shape;

  constructor(name: 'simplePath' | 'cyclicPath', shape: Shape) {
    this.name = name;
    this.#shape = shape;
  }

  get nested(): readonly Traversal[] {
    return nestedIn(this.#shape.by ?? []);
  }

  withNested(nested: readonly Traversal[]): Step {
    const by = projectionsWith(this.#shape.by ?? [], nested);
    return new PathTest(this.name, { ...this.#shape, by });
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind === 'by' && !modulation.order) {
      const by = [...(this.#shape.by ?? []), modulation.by];
      return new PathTest(this.name, { ...this.#shape, by });
    }
    const section = sectionWith(this.#shape, modulation);
    return section && new PathTest(this.name, { ...this.#shape, ...section });
  }

  open(input: Source, frame: Frame): Source {
    const { by = [], from, to } = this.#shape;
    const isPlain = by.length === 0 && from === undefined && to === undefined;
    return mapBatches(input, (batch) =>
      isPlain ? this.#filterWhole(batch, frame.run) : this.#filter(batch, frame.run),
    );
  }

  /** Whole ways as they are: most often what is on them can be compared without reading it. */
  #filterWhole(batch: Batch, run: Run): MaybePromise<Batch> {
    const isSimple = batch.map(({ path }) => isSimpleWay(path, run));
    if (isSimple.includes(undefined)) return this.#filter(batch, run);
    return batch.filter((_, i) => isSimple[i] === this.#wantsSimple);
  }

  get #wantsSimple(): boolean {
    return this.name === 'simplePath';
  }

  async #filter(batch: Batch, run: Run): Promise<Batch> {
    const { by = [] } = this.#shape;
    const ways = batch.map(({ path }) => sectionOf(path, this.#shape));
    const objects = ways.flatMap((way, i) =>
      way.map(({ value }) => ({ i, traverser: batch[i]?.move(value) })),
    );
    const moved = objects.flatMap(({ traverser }) => traverser ?? []);
    const seen = await projectAll(inTurn(by, 0), moved, run);
    const keys = await identify(
      seen.map((value) => value ?? null),
      run,
    );
    const met = batch.map(() => new Set<string>());
    for (const [at, { i }] of objects.entries()) met[i]?.add(keys[at] ?? '');
    const blind = new Set(objects.flatMap(({ i }, at) => (seen[at] === undefined ? [i] : [])));
    return batch.filter((_, i) => {
      if (blind.has(i)) return false;
      const isSimple = met[i]?.size === ways[i]?.length;
      return isSimple === this.#wantsSimple;
    });
  }
}
