import { CodedError } from '@meshlapse/model';

const MOST_FAULTS = 20;

/** What became of one input: how long it took, and the error that refused it. */
export interface Outcome {
  readonly ms: number;
  readonly error: unknown;
}

/** What an input may do: take so long, and be refused by an error that says where. */
export interface Allowed {
  readonly mostMs: number;
  hasPosition(error: CodedError): boolean;
}

/** What became of many inputs that nobody means well with. */
export class Tally {
  readonly #allowed: Allowed;
  readonly #began = performance.now();
  readonly #refused = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #heaps: number[] = [];
  #count = 0;
  #accepted = 0;
  #failed = 0;
  #slowest = { ms: 0, input: '' };

  constructor(allowed: Allowed) {
    this.#allowed = allowed;
  }

  /** `show` gives the input as people read it; asked only where it is told. */
  add(outcome: Outcome, show: () => string): void {
    const { ms, error } = outcome;
    this.#count += 1;
    if (error === undefined) this.#accepted += 1;
    if (error instanceof CodedError) {
      this.#refused.set(error.code, (this.#refused.get(error.code) ?? 0) + 1);
    }
    if (ms > this.#slowest.ms) this.#slowest = { ms, input: show() };
    const fault = this.#faultOf(outcome);
    if (fault === undefined) return;
    this.#failed += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(`${fault}: ${show()}`);
  }

  #faultOf({ ms, error }: Outcome): string | undefined {
    const { mostMs, hasPosition } = this.#allowed;
    if (error !== undefined && !(error instanceof CodedError)) return `crashed with ${error}`;
    if (error && !hasPosition(error)) return `${error.code} names no position`;
    return ms > mostMs ? `took ${Math.round(ms)} ms` : undefined;
  }

  get slowestMs(): number {
    return this.#slowest.ms;
  }

  heap(bytes: number): void {
    this.#heaps.push(bytes);
  }

  get isClean(): boolean {
    return this.#failed === 0;
  }

  /** Lines for people, the last of them `N passed, N failed`. */
  report(what: string): readonly string[] {
    const seconds = (performance.now() - this.#began) / 1000;
    return [
      `${this.#count} ${what} in ${seconds.toFixed(1)} s, ${Math.round(this.#count / seconds)} a second`,
      `accepted ${this.#accepted}`,
      ...[...this.#refused].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`),
      `slowest ${this.#slowest.ms.toFixed(1)} ms: ${this.#slowest.input.slice(0, 120)}`,
      `heap ${this.#heaps.map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`).join(', ')}`,
      ...this.#faults.map((fault) => `fault: ${fault}`),
      `${this.#count - this.#failed} passed, ${this.#failed} failed`,
    ];
  }
}
