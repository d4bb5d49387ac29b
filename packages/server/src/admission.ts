import { CodedError } from '@meshlapse/model';

/** Who wants to run something. */
export interface Applicant {
  /** Applicants with the same client stand in one line; the lines take turns. */
  readonly client: unknown;
  /** Waits however long the lines are; for those whose number is bounded elsewhere. */
  readonly isPatient?: boolean;
  /** Ends the waiting; its reason is thrown. What runs already has to look at it itself. */
  readonly signal?: AbortSignal;
}

/** A place among those that run. */
export interface Place {
  /** Lets others run while something is awaited that costs nothing here, then waits for a place again. */
  lend<T>(awaited: Promise<T>): Promise<T>;
}

/** Lets a bounded number run and a bounded number wait, takes from the clients in turn, and refuses the rest at once. */
export class Admission {
  readonly #running: number;
  readonly #waiting: number;
  /** Clients in the order in which they come next. */
  readonly #lines = new Map<unknown, (() => void)[]>();
  #active = 0;
  #inLine = 0;
  #impatient = 0;

  constructor(limits: { readonly running: number; readonly waiting: number }) {
    this.#running = limits.running;
    this.#waiting = limits.waiting;
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#inLine;
  }

  /**
   * Runs the work when there is room for it.
   *
   * @throws {CodedError} `SERVER_BUSY` when too many wait.
   */
  async run<T>(work: (place: Place) => Promise<T>, applicant: Applicant): Promise<T> {
    applicant.signal?.throwIfAborted();
    if (this.#active < this.#running) this.#active += 1;
    else if (applicant.isPatient) await this.#wait(applicant, false);
    else await this.#waitWithOthers(applicant);
    try {
      return await work({ lend: (awaited) => this.#lend(awaited, applicant.client) });
    } finally {
      this.#leave();
    }
  }

  /** Those who wait patiently do not take the room of those who can be refused. */
  async #waitWithOthers(applicant: Applicant): Promise<void> {
    if (this.#impatient >= this.#waiting) throw this.#busy();
    this.#impatient += 1;
    try {
      await this.#wait(applicant, false);
    } finally {
      this.#impatient -= 1;
    }
  }

  async #lend<T>(awaited: Promise<T>, client: unknown): Promise<T> {
    this.#leave();
    try {
      return await awaited;
    } finally {
      if (this.#active < this.#running) this.#active += 1;
      else await this.#wait({ client }, true);
    }
  }

  #wait({ client, signal }: Applicant, isReturning: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#drop(client, enter);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const line = this.#lines.get(client) ?? [];
      if (isReturning) line.unshift(enter);
      else line.push(enter);
      this.#lines.set(client, line);
      this.#inLine += 1;
    });
  }

  #drop(client: unknown, enter: () => void): void {
    const line = this.#lines.get(client) ?? [];
    line.splice(line.indexOf(enter), 1);
    if (line.length === 0) this.#lines.delete(client);
    this.#inLine -= 1;
  }

  /** The place goes to the next in line, so `active` stays as it is then. */
  #leave(): void {
    for (const [client, line] of this.#lines) {
      const next = line.shift();
      this.#lines.delete(client);
      if (line.length > 0) this.#lines.set(client, line);
      this.#inLine -= 1;
      next?.();
      return;
    }
    this.#active -= 1;
  }

  #busy(): CodedError {
    return new CodedError({
      code: 'SERVER_BUSY',
      category: 'busy',
      message: `${this.#running} queries run and ${this.#waiting} wait already. Try again in a moment.`,
    });
  }
}
