import { CodedError } from '@meshlapse/model';

/** Lets a bounded number run, a bounded number wait in line, and refuses the rest at once. */
export class Admission {
  readonly #running: number;
  readonly #waiting: number;
  readonly #line: (() => void)[] = [];
  #active = 0;

  constructor(limits: { readonly running: number; readonly waiting: number }) {
    this.#running = limits.running;
    this.#waiting = limits.waiting;
  }

  get active(): number {
    return this.#active;
  }

  /**
   * Runs the work when there is room for it.
   *
   * @throws {CodedError} `SERVER_BUSY` when the line is full.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#active >= this.#running) await this.#wait();
    else this.#active += 1;
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #wait(): Promise<void> {
    if (this.#line.length >= this.#waiting) {
      throw new CodedError({
        code: 'SERVER_BUSY',
        category: 'busy',
        message: `${this.#running} queries run and ${this.#waiting} wait already. Try again in a moment.`,
      });
    }
    await new Promise<void>((resolve) => this.#line.push(resolve));
  }

  /** The place goes to the next in line, so `active` stays as it is then. */
  #leave(): void {
    const next = this.#line.shift();
    if (next) next();
    else this.#active -= 1;
  }
}
