const MOST = 3;
/** Characters of a name that are compared: more would only cost time. */
const COMPARED = 40;

/** The known names that look most like this one: at most three, nearest first, none that is far off. */
export function nearest(name: string, known: Iterable<string>): readonly string[] {
  const wanted = comparable(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...known]
    .map((candidate) => ({ candidate, distance: distance(wanted, comparable(candidate)) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** A sentence that names them; empty when there are none. */
export function didYouMean(names: readonly string[], write: (name: string) => string): string {
  return names.length === 0 ? '' : `Did you mean ${names.map(write).join(', ')}?`;
}

function comparable(name: string): string {
  return name.slice(0, COMPARED).toLowerCase();
}

/** Edits between two words, a swap of neighbours counting as one. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const cost = Number(left[i - 1] !== right[j - 1]);
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (isSwap) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
