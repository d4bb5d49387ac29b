import { text } from '../../plan/parameters.ts';
import type { Projection, Step } from '../../plan/step.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import { readValues } from '../../runner/read.ts';
import type { Run } from '../../runner/run.ts';
import { scopeValues } from '../../runner/scope-values.ts';
import { type Batch, mapBatches } from '../../runner/source.ts';
import { textsOf } from '../../runner/texts.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { joinTexts } from '../../values/text-limit.ts';
import { Element, type LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';

export const formatStep = defineStep({
  name: 'format',
  kind: 'map',
  summary:
    'A text in which %{name} is replaced by a property, a key of the map, a side effect or a label, and each %{_} by what the next by() sees. What lacks a value is left out.',
  overloads: [overload([text('template')], format)],
});

/** A second sign in front makes it text. */
const PLACE = /(?<!%)%\{(.*?)\}/s;

function format(template: string): Step {
  // Every second piece is the name of a place.
  const pieces = template.split(PLACE);
  const names = pieces.filter((_, i) => i % 2 === 1);
  return new ByStep({ name: 'format', needs: 'labels', bears: 'one' }, (input, frame, by) =>
    mapBatches(input, async (batch) => {
      const columns = await columnsOf(names, batch, by, frame.run);
      const results: Traverser[] = [];
      for (const [i, traverser] of batch.entries()) {
        const values = columns.map((column) => column[i] ?? null);
        if (values.includes(null)) continue;
        const texts = await textsOf(values);
        const filled = pieces.map((piece, at) =>
          at % 2 === 1 ? (texts[(at - 1) / 2] ?? '') : piece,
        );
        results.push(traverser.move(joinTexts(filled)));
      }
      return results;
    }),
  );
}

async function columnsOf(
  names: readonly string[],
  batch: Batch,
  by: readonly Projection[],
  run: Run,
): Promise<readonly (readonly (LiveValue | undefined)[])[]> {
  const columns: (readonly (LiveValue | undefined)[])[] = [];
  let turn = 0;
  for (const name of names) {
    if (name === '_') columns.push(await projectAll(inTurn(by, turn++), batch, run));
    else columns.push(await named(name, batch, run));
  }
  return columns;
}

/** The first value under a key of the element; else what the name means to the traverser. */
async function named(
  name: string,
  batch: Batch,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  const elements = batch.flatMap(({ value }) => (value instanceof Element ? [value] : []));
  const held = await readValues(elements, name);
  const meant = await scopeValues(batch, name, run);
  let next = 0;
  return batch.map(({ value }, i) => {
    const own = value instanceof Element ? held[next++]?.[0] : undefined;
    return own ?? meant[i];
  });
}
