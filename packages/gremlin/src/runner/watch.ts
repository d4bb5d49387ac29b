import { FOREVER, type Instant, type Interval } from '@meshlapse/model';
import type { Budget } from './budget.ts';

/** When what was read at an instant will first be other than it was. */
export class Outlook {
  readonly at: Instant;
  #until: Instant = FOREVER;

  constructor(at: Instant) {
    this.at = at;
  }

  get until(): Instant {
    return this.#until;
  }

  /** A row that could have been read holds in this time. */
  note({ from, to }: Interval): void {
    const change = from > this.at ? from : to;
    if (change > this.at && change < this.#until) this.#until = change;
  }
}

/** Tells those who look on which rows are read, in which time each of them holds. */
export class Watch {
  readonly #outlooks: Outlook[] = [];
  readonly #forget: (() => void)[] = [];
  readonly #budget: Budget;
  #users = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get isOn(): boolean {
    return this.#outlooks.length > 0;
  }

  /** The only instant that is looked at; `undefined` when there are several. */
  get instant(): Instant | undefined {
    return this.#outlooks.length === 1 ? this.#outlooks[0]?.at : undefined;
  }

  note(during: Interval): void {
    for (const outlook of this.#outlooks) outlook.note(during);
  }

  /** So many rows are handed out, which may have been read before. */
  charge(rows: number): void {
    this.#budget.check();
    this.#budget.touch(rows);
  }

  /** Someone goes through time, so that what is read is worth keeping; ended by {@link end}. */
  begin(): void {
    this.#users += 1;
  }

  end(): void {
    this.#users -= 1;
    if (this.#users === 0) for (const forget of this.#forget) forget();
  }

  /** To be done when nobody goes through time any more. */
  atEnd(forget: () => void): void {
    this.#forget.push(forget);
  }

  /** Reads as of an instant, and finds out until when nothing of it changes. */
  async lookAt<T>(at: Instant, read: () => Promise<T>): Promise<readonly [T, Instant]> {
    const outlook = new Outlook(at);
    this.#outlooks.push(outlook);
    try {
      return [await read(), outlook.until];
    } finally {
      this.#outlooks.pop();
    }
  }
}
