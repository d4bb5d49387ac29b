import type { Modulation, Projection, Step, Traversal } from '../../plan/step.ts';
import type { Run } from '../../runner/run.ts';
import { type Batch, type Frame, mapBatches, type Source } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { LivePath } from '../../values/value.ts';
import { nestedIn, projectionsWith } from '../by-ring.ts';
import { defineStep, overload } from '../define-step.ts';
import { seenThrough } from '../path-projection.ts';
import { type Section, sectionOf, sectionWith } from '../path-section.ts';

interface Shape extends Section {
  readonly by?: readonly Projection[];
}

class PathStep implements Step {
  readonly name = 'path';
  readonly needs = 'path';
  readonly bears = 'one';
  readonly #shape: Shape;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  get nested(): readonly Traversal[] {
    return nestedIn(this.#shape.by ?? []);
  }

  withNested(nested: readonly Traversal[]): Step {
    return new PathStep({ ...this.#shape, by: projectionsWith(this.#shape.by ?? [], nested) });
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind === 'by' && !modulation.order) {
      return new PathStep({ ...this.#shape, by: [...(this.#shape.by ?? []), modulation.by] });
    }
    const section = sectionWith(this.#shape, modulation);
    return section && new PathStep({ ...this.#shape, ...section });
  }

  open(input: Source, frame: Frame): Source {
    return mapBatches(input, (batch) => this.#paths(batch, frame.run));
  }

  async #paths(batch: Batch, run: Run): Promise<readonly Traverser[]> {
    const { by = [] } = this.#shape;
    const ways = batch.map(({ path }) => sectionOf(path, this.#shape));
    const seen = by.length === 0 ? undefined : await seenThrough(by, batch, ways, run);
    return batch.flatMap((traverser, i) => {
      const way = ways[i] ?? [];
      const all = seen?.[i] ?? way.map(({ value }) => value);
      const objects = all.filter((value) => value !== undefined);
      if (objects.length < way.length) return [];
      return traverser.move(
        new LivePath(
          objects,
          way.map(({ labels }) => labels),
        ),
      );
    });
  }
}

export const pathStep = defineStep({
  name: 'path',
  kind: 'map',
  summary:
    'The objects that the traverser passed. by() looks at them in turn; from() and to() cut.',
  overloads: [overload([], () => new PathStep({}))],
});
