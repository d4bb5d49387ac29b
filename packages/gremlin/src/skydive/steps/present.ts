import type { Value } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { elementsIn } from '../../runner/read.ts';
import { mapBatches } from '../../runner/source.ts';
import { Element, LiveSubgraph, type LiveValue } from '../../values/value.ts';
import {
  childrenOf,
  type Described,
  describe,
  idOf,
  internalValues,
  type Model,
  parentsOf,
} from '../attributes.ts';

type Told = ReadonlyMap<Element, Value>;

/** Elements as Skydive's JSON has them, wherever they are in what is answered. */
export function present(model: Model): Step {
  return {
    name: 'present',
    bears: 'time',
    open: (input) =>
      mapBatches(input, async (batch) => {
        const elements = elementsIn(batch.map(({ value }) => value));
        const told: Told = new Map([
          ...(await nodes(
            elements.filter(({ kind }) => kind === 'vertex'),
            model,
          )),
          ...(await edges(
            elements.filter(({ kind }) => kind === 'edge'),
            model,
          )),
        ]);
        return batch.map((traverser) => traverser.withValue(tell(traverser.value, told)));
      }),
  };
}

function tell(value: LiveValue, told: Told): LiveValue {
  if (value instanceof Element) return told.get(value) ?? null;
  if (value instanceof LiveSubgraph) {
    const all = (elements: readonly Element[]) => elements.flatMap((each) => told.get(each) ?? []);
    return new Map([
      ['Nodes', all(value.vertices)],
      ['Edges', all(value.edges)],
    ]);
  }
  return Array.isArray(value) ? value.map((member: LiveValue) => tell(member, told)) : value;
}

async function nodes(elements: readonly Element[], model: Model): Promise<Told> {
  const described = await describe(elements, model);
  return new Map(
    described.flatMap((own, i) => {
      const element = elements[i];
      return element ? [[element, new Map(bodyOf(own))] as const] : [];
    }),
  );
}

async function edges(elements: readonly Element[], model: Model): Promise<Told> {
  const described = await describe(elements, model);
  const parents = await parentsOf(elements, model);
  const children = await childrenOf(elements, model);
  const id = (end: Element | undefined): Value => (end?.header ? idOf(end.header) : null);
  return new Map(
    described.flatMap((own, i) => {
      const element = elements[i];
      const ends: [Value, Value][] = [
        ['Parent', id(parents[i])],
        ['Child', id(children[i])],
      ];
      return element ? [[element, new Map([...bodyOf(own), ...ends])] as const] : [];
    }),
  );
}

function bodyOf(own: Described): readonly [Value, Value][] {
  const [id, ...others] = [...internalValues(own)];
  return [...(id ? [id] : []), ['Metadata', own.metadata], ...others];
}
