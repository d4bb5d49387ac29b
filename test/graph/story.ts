import { type ElementId, long, type Mutation, number, Uuid } from '@meshlapse/model';
import fc from 'fast-check';

const LABELS = ['Pod', 'Node'];
const VERTICES: readonly ElementId[] = [
  'a',
  'b',
  'c',
  7,
  new Uuid('00000000-0000-0000-0000-00000000000A'),
];
const TOUCHED: readonly ElementId[] = ['a', 7];
const EDGES = ['e1', 'e2', 'e3', 'e4', 5];
const NAMES = ['x', 'y', 1, long(1), number('double', 2), 2] as const;

export interface Step {
  readonly what: number;
  readonly vertex: number;
  readonly other: number;
  readonly edge: number;
  readonly value: number;
  /** Time passes by so much before it. */
  readonly wait: number;
  /** It is told so much later than it was. */
  readonly late: number;
}

export const arbitraryStep: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(13),
  vertex: fc.nat(VERTICES.length - 1),
  other: fc.nat(VERTICES.length - 1),
  edge: fc.nat(EDGES.length - 1),
  value: fc.nat(NAMES.length - 1),
  wait: fc.constantFrom(0, 0, 0, 1, 1, 2),
  late: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 3),
});

export const arbitraryHistory = fc.array(fc.array(arbitraryStep, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 14,
});

/** What steps mean, with time going on from step to step. */
export class Story {
  readonly #last: number;
  #now = 0;

  /** Time stops at `last`: with few instants, they collide. */
  constructor(last: number) {
    this.#last = last;
  }

  batch(steps: readonly Step[]): Mutation[] {
    return steps.map((step) => {
      this.#now = Math.min(this.#last, this.#now + step.wait);
      return this.#mutation(step);
    });
  }

  #mutation(step: Step): Mutation {
    const id = VERTICES[step.vertex] ?? 'a';
    const lateness = TOUCHED.includes(id) ? 0 : step.late;
    const make = MAKERS[step.what] ?? putVertex;
    return make(step, { id, now: this.#now, at: Math.max(0, this.#now - lateness) });
  }
}

interface Moment {
  readonly id: ElementId;
  readonly now: number;
  readonly at: number;
}

type Maker = (step: Step, moment: Moment) => Mutation;

const putVertex: Maker = ({ what, vertex, value }, { id, at }) => {
  const document = { kind: 'Pod', spec: { n: value, list: [{ deep: `v${value}` }] } };
  const properties = new Map([
    ['name', NAMES[value] ?? 'x'],
    ['n', value],
  ]);
  const label = LABELS[vertex % 2] ?? 'Pod';
  const put = { kind: 'putVertex', id, label, at, properties } as const;
  return what === 0 ? put : { ...put, document };
};

const putEdge: Maker = ({ edge, other, value }, { id, at }) => ({
  kind: 'putEdge',
  id: EDGES[edge] ?? 'e1',
  label: edge % 2 === 0 ? 'runs' : 'owns',
  out: id,
  in: VERTICES[other] ?? 'a',
  at,
  properties: new Map([['w', value]]),
});

const touchVertex: Maker = ({ vertex, edge, value }, { now }) => ({
  kind: 'touchVertex',
  id: TOUCHED[vertex % 2] ?? 'a',
  at: now,
  properties: new Map([[edge % 2 === 0 ? 'rv' : 'n', value]]),
});

const observe: Maker = ({ value, other, edge }, { now }) => ({
  kind: edge % 2 === 0 ? 'observed' : 'unobserved',
  cluster: clusterOf(value),
  resource: `r${other % 2}`,
  label: 'Pod',
  reason: `${value}`,
  at: now,
});

const MAKERS: readonly Maker[] = [
  putVertex,
  putVertex,
  putVertex,
  putVertex,
  putEdge,
  putEdge,
  putEdge,
  putEdge,
  ({ edge }, { at }) => ({ kind: 'endEdge', id: EDGES[edge] ?? 'e1', at }),
  (_, { id, at }) => ({ kind: 'endVertex', id, at, notBefore: at - 1 }),
  touchVertex,
  ({ value }, { at }) => ({ kind: 'observedUntil', cluster: clusterOf(value), at }),
  observe,
  observe,
];

function clusterOf(value: number): string {
  return value % 2 === 0 ? 'c1' : 'c2';
}
