import type { MeshCase, Part, PartResult } from './mesh-case.ts';

class Count {
  passed = 0;
  failed = 0;

  add(isPassed: boolean): void {
    if (isPassed) this.passed += 1;
    else this.failed += 1;
  }

  toString(): string {
    return `${this.passed} of ${this.passed + this.failed}`;
  }
}

/** Counts what is as expected: clients by part, cases by feature, and all cases. */
export class Report {
  readonly #parts = new Map<Part, Count>();
  readonly #features = new Map<string, Count>();
  readonly #cases = new Count();
  readonly #shown: string[] = [];
  readonly #show: number;

  /** @param show how many differences to print. */
  constructor(show: number) {
    this.#show = show;
  }

  get failed(): number {
    return this.#cases.failed;
  }

  add({ id, features }: MeshCase, results: readonly PartResult[]): void {
    if (results.length === 0) return;
    const isPassed = results.every(({ difference }) => difference === undefined);
    this.#cases.add(isPassed);
    for (const feature of features) count(this.#features, feature).add(isPassed);
    for (const result of results) {
      count(this.#parts, result.part).add(result.difference === undefined);
      if (this.#shown.length < this.#show) this.#shown.push(...shown(id, result));
    }
  }

  text(): string {
    const features = [...this.#features].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = [
      ...this.#shown,
      ...[...this.#parts].map(([part, counted]) => `part ${part}: ${counted} clients`),
      ...features.map(([feature, counted]) => `feature ${feature}: ${counted} cases`),
      `${this.#cases.passed} passed, ${this.#cases.failed} failed`,
    ];
    return `${lines.join('\n')}\n`;
  }
}

function count<K>(counts: Map<K, Count>, key: K): Count {
  let found = counts.get(key);
  if (!found) {
    found = new Count();
    counts.set(key, found);
  }
  return found;
}

function shown(id: string, { client, part, difference }: PartResult): readonly string[] {
  if (!difference) return [];
  const { path, got, expected } = difference;
  return [
    `${id}: ${client}: ${part}${path}\n  got      ${JSON.stringify(got)}\n  expected ${JSON.stringify(expected)}`,
  ];
}
