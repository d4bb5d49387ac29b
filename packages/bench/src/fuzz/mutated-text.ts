import type { Dice } from './dice.ts';

const SIGNS = '.,:;()[]{}\'"\\/-+0123456789eExgV_ \n\u00e4\u2028\u{1f600}';

/** A text that was right, with a few of its characters or stretches changed, moved, doubled, or mixed with another's. */
export function mutatedText(dice: Dice, examples: readonly string[]): string {
  let text = dice.of(examples);
  const changes = dice.of([1, 1, 1, 2, 4]);
  for (let i = 0; i < changes; i += 1) text = dice.of(CHANGES)(text, dice, examples);
  return text;
}

type Change = (text: string, dice: Dice, examples: readonly string[]) => string;

const CHANGES: readonly Change[] = [
  swapWords,
  swapWords,
  (text, dice) => replace(text, dice, ''),
  (text, dice) => replace(text, dice, dice.of([...SIGNS])),
  (text, dice) => insert(text, dice, dice.of([...SIGNS])),
  (text, dice) => insert(text, dice, stretch(text, dice)),
  (text, dice) => replace(text, dice, stretch(text, dice)),
  (text, dice, examples) => insert(text, dice, stretch(dice.of(examples), dice)),
  (text, dice, examples) => {
    const [here, there] = [dice.below(text.length + 1), dice.of(examples)];
    return text.slice(0, here) + there.slice(dice.below(there.length + 1));
  },
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
];

function stretch(text: string, dice: Dice): string {
  const from = dice.below(text.length + 1);
  return text.slice(from, from + 1 + dice.below(12));
}

function insert(text: string, dice: Dice, what: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function replace(text: string, dice: Dice, what: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at + 1 + dice.below(6));
}

/** Puts a word of one text in the place of a word of the other. */
function swapWords(text: string, dice: Dice, examples: readonly string[]): string {
  const [mine, theirs] = [wordsOf(text), wordsOf(dice.of(examples))];
  if (mine.length === 0 || theirs.length === 0) return text;
  const place = dice.of(mine);
  return text.slice(0, place.from) + dice.of(theirs).word + text.slice(place.to);
}

function wordsOf(text: string): readonly { word: string; from: number; to: number }[] {
  return [...text.matchAll(/\w+|'[^']*'|"[^"]*"/g)].map((match) => {
    const [word] = match;
    return { word, from: match.index, to: match.index + word.length };
  });
}
