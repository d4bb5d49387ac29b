import { ownership, type ReadPair } from '../arguments.ts';
import type { Model } from '../attributes.ts';
import { edgeLabelsOf } from '../mapping.ts';
import { edgeEnds, edgesAround, nodesAround, type Way } from '../steps/around.ts';
import { filterBy, type Mode } from '../steps/filter.ts';
import { reach } from '../steps/reach.ts';
import { shortestPathTo } from '../steps/shortest-path.ts';
import { subGraph } from '../steps/sub-graph.ts';
import type { Course } from '../steps/walk.ts';
import type { StepDefinition } from './definition.ts';

/** Steps that lead from elements to others. */
export const waySteps: readonly StepDefinition[] = [
  nodesStep('Out', 'out', 'The children of each node that meet the pairs.'),
  nodesStep('In', 'in', 'The parents of each node that meet the pairs.'),
  nodesStep('Both', 'both', 'The children and parents of each node that meet the pairs.'),
  edgesStep('OutE', 'out', 'The edges to children that meet the pairs.'),
  edgesStep('InE', 'in', 'The edges from parents that meet the pairs.'),
  edgesStep('BothE', 'both', 'The edges to children and from parents that meet the pairs.'),
  endStep('OutV', 'child', 'The child of each edge: the node it leads to.'),
  endStep('InV', 'parent', 'The parent of each edge: the node it comes from.'),
  endStep('BothV', 'both', 'The parent and the child of each edge.'),
  walkStep('Descendants', 'out', 'The nodes and their children, and theirs. Depth 0: all.'),
  walkStep('Ascendants', 'in', 'The nodes and their parents, and theirs. Depth 0: all.'),
  walkStep('Neighbors', 'both', 'The nodes and those around them. Depth 0: the nodes alone.'),
  {
    name: 'ShortestPathTo',
    on: ['nodes'],
    gives: 'paths',
    forms: ['ShortestPathTo(Metadata(pairs))', 'ShortestPathTo(Metadata(pairs), Metadata(pairs))'],
    summary:
      'From each node the shortest way to the nearest one that meets the first pairs, over edges in any direction that meet the second.',
    make: ({ args, model }) => {
      const target = args.metadata();
      const over = args.left > 0 ? args.metadata() : [];
      return [shortestPathTo(target, courseOf('both', over, 'all', model))];
    },
  },
  {
    name: 'SubGraph',
    on: ['nodes', 'edges', 'paths'],
    gives: 'subgraph',
    forms: ['SubGraph()', 'SubGraph(pairs)'],
    summary:
      'A graph of the nodes and the edges between them that meet the pairs; V() and E() go on in it.',
    make: ({ args, model, on }) => [subGraph(on === 'nodes' ? args.pairs() : [], model)],
  },
];

function nodesStep(name: string, way: Way, summary: string): StepDefinition {
  return {
    name,
    on: ['nodes'],
    gives: 'nodes',
    forms: [`${name}()`, `${name}(pairs)`],
    summary,
    make: ({ args, model }) => {
      const pairs = args.pairs();
      const around = nodesAround(way, model);
      return pairs.length === 0 ? around : [...around, filterBy(name, pairs, model)];
    },
  };
}

function edgesStep(name: string, way: Way, summary: string): StepDefinition {
  return {
    name,
    on: ['nodes'],
    gives: 'edges',
    forms: [`${name}()`, `${name}(pairs)`],
    summary,
    make: ({ args, model }) => {
      const pairs = args.pairs();
      const around = edgesAround(way, model, labelsOf(pairs, 'all', model));
      return pairs.length === 0 ? [around] : [around, filterBy(name, pairs, model)];
    },
  };
}

function endStep(name: string, end: 'parent' | 'child' | 'both', summary: string): StepDefinition {
  return {
    name,
    on: ['edges'],
    gives: 'nodes',
    forms: [`${name}()`, `${name}(pairs)`],
    summary,
    make: ({ args, model }) => {
      const pairs = args.pairs();
      const ends = edgeEnds(end, model);
      return pairs.length === 0 ? [ends] : [ends, filterBy(name, pairs, model)];
    },
  };
}

function walkStep(name: string, way: Way, summary: string): StepDefinition {
  return {
    name,
    on: ['nodes'],
    gives: 'nodes',
    forms: [`${name}()`, `${name}(depth)`, `${name}(pairs)`, `${name}(pairs, depth)`],
    summary: `${summary} Over at most depth edges (1) that meet one of the pairs (RelationType ownership).`,
    make: ({ args, model }) => {
      const { pairs, depth = 1 } = args.pairsAndDepth();
      const course = courseOf(way, pairs.length > 0 ? pairs : [ownership], 'any', model);
      const isEndless = depth === 0 && way !== 'both';
      return [reach(name, course, isEndless ? Number.POSITIVE_INFINITY : depth)];
    },
  };
}

function courseOf(way: Way, pairs: readonly ReadPair[], mode: Mode, model: Model): Course {
  const over = filterBy('over', pairs, model, mode);
  return { way, over, labels: labelsOf(pairs, mode, model), model };
}

/** Labels of the edges that can meet the pairs, as far as their relation tells; none for any. */
function labelsOf(pairs: readonly ReadPair[], mode: Mode, model: Model): readonly string[] {
  if (!model.isRecorded) return [];
  const named = pairs.flatMap(({ key, text }) =>
    key === 'RelationType' && text !== undefined ? [edgeLabelsOf(text)] : [],
  );
  if (mode === 'all') return named[0] ?? [];
  return named.length === pairs.length ? [...new Set(named.flat())] : [];
}
