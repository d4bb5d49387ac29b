import { endElements } from '../runner/end-elements.ts';
import { identify } from '../runner/identify.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import { typeError } from '../values/type-error.ts';
import { Element, LiveSubgraph } from '../values/value.ts';
import type { Gathering } from './gathering.ts';

/** Edges, each once, and the vertices at their ends. */
export class SubgraphGathering implements Gathering {
  static readonly mostBy = 0;
  static readonly needs = 'none';
  readonly #run: Run;
  readonly #edges = new Map<string, Element>();

  constructor(run: Run) {
    this.#run = run;
  }

  async add(batch: Batch): Promise<void> {
    const edges = batch.map(({ value }) => {
      if (value instanceof Element && value.kind === 'edge') return value;
      throw typeError('subgraph()', 'an edge', value);
    });
    await this.#keep(edges, this.#edges);
  }

  async read(): Promise<LiveSubgraph> {
    const edges = [...this.#edges.values()];
    const ends = [...(await endElements(edges, 'out')), ...(await endElements(edges, 'in'))];
    const vertices = new Map<string, Element>();
    await this.#keep(
      ends.filter((vertex) => vertex !== undefined),
      vertices,
    );
    return new LiveSubgraph([...vertices.values()], edges);
  }

  async #keep(elements: readonly Element[], kept: Map<string, Element>): Promise<void> {
    const texts = await identify(elements, this.#run);
    const before = kept.size;
    for (const [i, element] of elements.entries()) {
      const text = texts[i] ?? '';
      if (!kept.has(text)) kept.set(text, element);
    }
    this.#run.budget.hold(kept.size - before);
  }
}
