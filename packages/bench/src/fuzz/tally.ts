import { CodedError } from '@meshlapse/model';

const MOST_FAULTS = 20;

/** What became of many inputs that nobody means well with. */
export class Tally {
  readonly #began = performance.now();
  readonly #refused = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #heaps: number[] = [];
  #accepted = 0;
  #failed = 0;
  #slowest = { ms: 0, input: '' };

  /** One input, and the error that refused it; a refusal has to say where. */
  count(input: () => string, error: unknown, hasPosition: (error: CodedError) => boolean): void {
    if (error === undefined) this.#accepted += 1;
    else if (!(error instanceof CodedError))
      this.fault(`crashed with ${String(error)}: ${input()}`);
    else {
      this.#refused.set(error.code, (this.#refused.get(error.code) ?? 0) + 1);
      if (!hasPosition(error)) this.fault(`${error.code} names no position: ${input()}`);
    }
  }

  took(ms: number, input: () => string, mostMs: number): void {
    if (ms > this.#slowest.ms) this.#slowest = { ms, input: input() };
    if (ms > mostMs) this.fault(`took ${Math.round(ms)} ms: ${input()}`);
  }

  get slowestMs(): number {
    return this.#slowest.ms;
  }

  heap(bytes: number): void {
    this.#heaps.push(bytes);
  }

  fault(what: string): void {
    this.#failed += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(what);
  }

  /** Lines for people, the last of them `N passed, N failed`. */
  report(count: number, what: string): readonly string[] {
    const seconds = (performance.now() - this.#began) / 1000;
    return [
      `${count} ${what} in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`,
      `accepted ${this.#accepted}`,
      ...[...this.#refused].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`),
      `slowest ${this.#slowest.ms.toFixed(1)} ms: ${this.#slowest.input.slice(0, 120)}`,
      `heap ${this.#heaps.map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`).join(', ')}`,
      ...this.#faults.map((fault) => `fault: ${fault}`),
      `${count - this.#failed} passed, ${this.#failed} failed`,
    ];
  }

  get isClean(): boolean {
    return this.#failed === 0;
  }
}
