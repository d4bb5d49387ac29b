import {
  type ElementKind,
  type GraphView,
  type Handle,
  type Interval,
  intersect,
} from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { elementsIn, headersOf } from '../../runner/read.ts';
import {
  BATCH_SIZE,
  type Batch,
  collectByStart,
  type Frame,
  mapBatches,
} from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { columnOf } from '../../steps/adjacent.ts';
import { Element, LiveSubgraph } from '../../values/value.ts';
import type { Model } from '../attributes.ts';
import { meeting, type Pair } from './filter.ts';
import { SubgraphView } from './subgraph-view.ts';

/**
 * A graph of its own: of nodes, with the edges between them that meet the pairs; of edges, with the nodes at their
 * ends; of paths, of the nodes on them.
 */
export function subGraph(pairs: readonly Pair[], model: Model): Step {
  return {
    name: 'SubGraph',
    bears: 'time',
    leaves: true,
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (collected, start) => {
        const { nodes, edges } = await partsOf(collected, frame);
        const [first] = [...nodes, ...edges];
        const base = (first?.value as Element | undefined)?.view ?? frame.run.view;
        const between = await edgesBetween(nodes, base);
        const kept = await meeting(between, pairs, { model, mode: 'all' });
        const handles = [
          ...between.filter((_, i) => kept[i]).map(({ handle }) => handle),
          ...handlesOf(edges),
        ];
        const ends = await endsOf(edges, base);
        return [start.restart(subgraphOf(base, [...handlesOf(nodes), ...ends], handles))];
      }),
  };
}

function subgraphOf(
  base: GraphView,
  vertices: readonly Handle[],
  edges: readonly Handle[],
): LiveSubgraph {
  const view = new SubgraphView(base, vertices, edges);
  const all = (kind: ElementKind, handles: readonly Handle[]) =>
    [...new Set(handles)].map((handle) => new Element(kind, view, handle));
  return new LiveSubgraph(all('vertex', vertices), all('edge', edges));
}

interface Parts {
  readonly nodes: Batch;
  readonly edges: Batch;
}

/** Nodes on paths count as nodes, in the time of their path. */
async function partsOf(collected: Batch, { run }: Frame): Promise<Parts> {
  const parts: { nodes: Traverser[]; edges: Traverser[] } = { nodes: [], edges: [] };
  for (const traverser of collected) {
    for (const element of elementsIn([traverser.value])) {
      (element.kind === 'vertex' ? parts.nodes : parts.edges).push(traverser.move(element));
    }
  }
  run.budget.check();
  return parts;
}

async function edgesBetween(nodes: Batch, view: GraphView): Promise<readonly Element[]> {
  const own = new Set(handlesOf(nodes));
  const found = new Set<Handle>();
  for (let from = 0; from < nodes.length; from += BATCH_SIZE) {
    const column = columnOf(nodes.slice(from, from + BATCH_SIZE), view);
    let cursor: unknown;
    do {
      const page = await view.expand(column, 'out', [], { limit: 4 * BATCH_SIZE, cursor });
      for (const [i, edge] of page.edges.entries()) {
        if (own.has(page.vertices.handles[i] ?? -1)) found.add(edge);
      }
      cursor = page.next;
    } while (cursor !== undefined);
  }
  return [...found].map((handle) => new Element('edge', view, handle));
}

async function endsOf(edges: Batch, view: GraphView): Promise<readonly Handle[]> {
  if (edges.length === 0) return [];
  const ends = await view.ends(columnOf(edges, view), 'both');
  return ends.handles;
}

function handlesOf(traversers: Batch): readonly Handle[] {
  return traversers.flatMap(({ value }) => (value instanceof Element ? value.handle : []));
}

/** The nodes or the edges of a subgraph. */
export function partOf(kind: ElementKind): Step {
  return {
    name: kind === 'vertex' ? 'V' : 'E',
    bears: 'time',
    open: (input, { run }) =>
      mapBatches(input, async (batch) => {
        const arrived: Traverser[] = [];
        for (const at of batch) arrived.push(...(await goInto(at, kind, run.interval)));
        return arrived;
      }),
  };
}

async function goInto(
  at: Traverser,
  kind: ElementKind,
  interval: Interval | undefined,
): Promise<readonly Traverser[]> {
  if (!(at.value instanceof LiveSubgraph)) return [];
  const elements = kind === 'vertex' ? at.value.vertices : at.value.edges;
  if (!interval) return elements.map((element) => at.move(element));
  const headers = await headersOf(elements);
  return elements.map((element, i) => {
    const valid = headers[i]?.valid ?? interval;
    return at.move(element, intersect(interval, valid) ?? interval);
  });
}
