import { checkQuery, stepCatalogue } from '@meshlapse/gremlin';
import { Command } from 'commander';
import type { Dice } from '../fuzz/dice.ts';
import { exampleTexts } from '../fuzz/examples.ts';
import { hostileText } from '../fuzz/hostile-text.ts';
import { mutatedText } from '../fuzz/mutated-text.ts';
import { randomText } from '../fuzz/random-text.ts';
import { type FuzzOptions, type Inputs, tryInputs } from '../fuzz/try-inputs.ts';
import { whole } from '../options.ts';

/** No text may crash the reader or keep it busy, and every refusal has to say where. */
export function fuzzParserCommand(): Command {
  return new Command('fuzz-parser')
    .description('Read and bind random, spoiled and hostile texts')
    .option('--count <n>', 'how many texts', whole, 100_000)
    .option('--seed <n>', 'the same seed, the same texts', whole, 1)
    .option('--texts <file>', 'more texts to spoil: a JSON list')
    .option('--most-ms <n>', 'how long one text may take', whole, 1_000)
    .action(fuzz);
}

function fuzz({ texts, ...options }: FuzzOptions & { readonly texts?: string }): void {
  const examples = exampleTexts(texts);
  const steps = stepCatalogue().map(({ name }) => name);
  const inputs: Inputs<string> = {
    name: 'texts',
    make: (dice) => textOf(dice, examples, steps),
    read: (text) => checkQuery(text, { now: 0 }),
    show: (text) =>
      JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}... (${text.length})` : text),
    hasPosition: ({ data }) =>
      typeof data['line'] === 'number' && typeof data['column'] === 'number',
  };
  tryInputs(inputs, options);
}

function textOf(dice: Dice, examples: readonly string[], steps: readonly string[]): string {
  const kind = dice.throw();
  if (kind < 0.35) return randomText(dice, steps);
  return kind < 0.97 ? mutatedText(dice, examples) : hostileText(dice, steps);
}
