import type { Step } from '../../plan/step.ts';
import { headersOf } from '../../runner/read.ts';
import { type Batch, mapBatches, type Source } from '../../runner/source.ts';
import type { PathNode, Traverser } from '../../runner/traverser.ts';
import { sameId } from '../../values/compare.ts';
import { Element } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { type EndRow, endsOf } from '../edge-ends.ts';

/** The end that the traverser did not come from, which its way tells. */
class OtherEnd implements Step {
  readonly name = 'otherV';
  readonly bears = 'time';
  readonly needs = 'path';
  readonly leaves = true;

  open(input: Source): Source {
    return mapBatches(input, otherEnds);
  }
}

async function otherEnds(batch: Batch): Promise<readonly Traverser[]> {
  const out = await endsOf(batch, 'out', 'otherV');
  const into = await endsOf(batch, 'in', 'otherV');
  const from = await idsOf(batch.map(({ path }) => vertexBefore(path)));
  const at = await idsOf(batch.map((_, i) => elementOf(out.find(({ source }) => source === i))));
  const cameFromOut = batch.map((_, i) => {
    const [a, b] = [from[i], at[i]];
    return a !== undefined && b !== undefined && sameId(a, b);
  });
  return [
    ...out.filter(({ source }) => !cameFromOut[source]),
    ...into.filter(({ source }) => cameFromOut[source]),
  ]
    .sort((a, b) => a.source - b.source)
    .map(({ arrived }) => arrived);
}

async function idsOf(elements: readonly (Element | undefined)[]) {
  await headersOf(elements.filter((element) => element !== undefined));
  return elements.map((element) => element?.header?.id);
}

function elementOf(row: EndRow | undefined): Element | undefined {
  return row?.arrived.value instanceof Element ? row.arrived.value : undefined;
}

function vertexBefore(last: PathNode | undefined): Element | undefined {
  for (let node = last; node; node = node.before) {
    if (node.value instanceof Element && node.value.kind === 'vertex') return node.value;
  }
  return undefined;
}

export const otherVStep = defineStep({
  name: 'otherV',
  kind: 'flatMap',
  summary: 'The vertex at the end of each edge that the traverser did not come from.',
  overloads: [overload([], () => new OtherEnd())],
});
