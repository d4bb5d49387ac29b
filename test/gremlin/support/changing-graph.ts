import type { Mutation } from '@meshlapse/model';
import { NaiveGraph } from '../../support/naive-graph.ts';

/** A second of 1970 as the language writes it. */
export function second(at: number): string {
  return `'1970-01-01T00:00:${String(at).padStart(2, '0')}Z'`;
}

/** `g.between(from, to)` in seconds. */
export function between(from: number, to: number): string {
  return `g.between(${second(from)}, ${second(to)})`;
}

/**
 * A pod that moves from one node to another. In seconds:
 *
 *     web     [10, 20) Pending, [20, 50) Running      a pod, gone at 50
 *     east    [5, ...)                                a node
 *     west    [5, 30) ready, [30, ...) not ready      a node
 *     web -runsOn-> east   [10, 25)                   by rule one
 *     web -runsOn-> west   [25, 40)                   by rule two
 */
export async function changingGraph(): Promise<NaiveGraph> {
  const graph = new NaiveGraph();
  await graph.write({
    mutations: [
      vertex(5, 'east', 'Node', { name: 'east', ready: true }),
      vertex(5, 'west', 'Node', { name: 'west', ready: true }),
      vertex(10, 'web', 'Pod', { name: 'web', phase: 'Pending' }),
      runsOn(10, 'one', 'east'),
      vertex(20, 'web', 'Pod', { name: 'web', phase: 'Running' }),
      { kind: 'endEdge', id: 'one', at: 25 * SECOND },
      runsOn(25, 'two', 'west'),
      vertex(30, 'west', 'Node', { name: 'west', ready: false }),
      { kind: 'endEdge', id: 'two', at: 40 * SECOND },
      { kind: 'endVertex', id: 'web', at: 50 * SECOND },
    ],
  });
  return graph;
}

const SECOND = 1_000_000;

function vertex(
  at: number,
  id: string,
  label: string,
  properties: Readonly<Record<string, string | boolean>>,
): Mutation {
  return {
    kind: 'putVertex',
    id,
    label,
    at: at * SECOND,
    properties: new Map(Object.entries(properties)),
  };
}

function runsOn(at: number, rule: string, node: string): Mutation {
  return {
    kind: 'putEdge',
    id: rule,
    label: 'runsOn',
    out: 'web',
    in: node,
    at: at * SECOND,
    properties: new Map([['rule', rule]]),
  };
}
