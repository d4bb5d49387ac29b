import type { Step } from '../../plan/step.ts';
import { headersOf } from '../../runner/read.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  type Source,
  sourceFrom,
  sourceOf,
} from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { Adjacent } from '../../steps/adjacent.ts';
import { EdgeEnds } from '../../steps/edge-ends.ts';
import type { Model } from '../attributes.ts';
import { edgeRows } from '../mapping.ts';
import { elementsOf } from './filter.ts';

/** As Skydive has it: from parents to children, or back. */
export type Way = 'out' | 'in' | 'both';

const turnedLabels = edgeRows.filter((row) => row.isReversed).map(({ label }) => label);

/**
 * To the edges of nodes, in Skydive's direction.
 *
 * @param labels Of the edges that can be meant; none for any.
 */
export function edgesAround(way: Way, model: Model, labels: readonly string[] = []): Step {
  const direct = new Adjacent(way, 'edge', labels);
  if (way === 'both' || !model.isRecorded) return direct;
  const turned = turnedLabels.filter((label) => labels.length === 0 || labels.includes(label));
  const back = new Adjacent(way === 'out' ? 'in' : 'out', 'edge', turned);
  return {
    name: direct.name,
    detail: labels.join(', '),
    bears: 'time',
    leaves: true,
    open: (input, frame) =>
      flatMapBatches(input, (batch) => {
        const straight = withoutTurned(direct.open(sourceOf(batch), frame), model);
        if (turned.length === 0) return straight;
        return oneAfterTheOther([straight, back.open(sourceOf(batch), frame)]);
      }),
  };
}

function withoutTurned(input: Source, model: Model): Source {
  return flatMapBatches(input, (batch) =>
    sourceFrom(
      (async function* () {
        const headers = await headersOf(elementsOf(batch));
        yield batch.filter((_, i) => !model.isReversed(headers[i]?.label ?? ''));
      })(),
    ),
  );
}

/** To the nodes around nodes. */
export function nodesAround(way: Way, model: Model): readonly Step[] {
  if (way === 'both' || !model.isRecorded) return [new Adjacent(way, 'vertex', [])];
  return [edgesAround(way, model), edgeEnds(way === 'out' ? 'child' : 'parent', model)];
}

/** To the nodes at the ends of edges. */
export function edgeEnds(end: 'parent' | 'child' | 'both', model: Model): Step {
  if (end === 'both') return new EdgeEnds('both');
  const straight = new EdgeEnds(end === 'parent' ? 'out' : 'in');
  if (!model.isRecorded) return straight;
  const turned = new EdgeEnds(end === 'parent' ? 'in' : 'out');
  return {
    name: end,
    bears: 'time',
    leaves: true,
    open: (input, frame) =>
      flatMapBatches(input, (batch) => sourceFrom(endsInTurn(batch, frame, [straight, turned]))),
  };

  async function* endsInTurn(
    batch: Batch,
    frame: Frame,
    [plain, other]: readonly [Step, Step],
  ): AsyncGenerator<Batch> {
    const headers = await headersOf(elementsOf(batch));
    const isTurned = (i: number) => model.isReversed(headers[i]?.label ?? '');
    for (let from = 0; from < batch.length; ) {
      let to = from + 1;
      while (to < batch.length && isTurned(to) === isTurned(from)) to += 1;
      const step = isTurned(from) ? other : plain;
      yield await allOf(step.open(sourceOf(batch.slice(from, to)), frame));
      from = to;
    }
  }
}

function oneAfterTheOther(sources: readonly Source[]): Source {
  let at = 0;
  return {
    async pull() {
      for (; at < sources.length; at += 1) {
        const batch = await sources[at]?.pull();
        if (batch) return batch;
      }
      return undefined;
    },
  };
}

/** Everything that a source gives. */
export async function allOf(source: Source): Promise<readonly Traverser[]> {
  const all: Traverser[] = [];
  for (let batch = await source.pull(); batch; batch = await source.pull()) {
    for (const traverser of batch) all.push(traverser);
  }
  return all;
}
