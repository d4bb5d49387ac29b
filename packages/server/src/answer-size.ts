import { CodedError } from '@meshlapse/model';

/** Counts the bytes of one answer. */
export class AnswerSize {
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws {CodedError} `RESPONSE_TOO_LARGE` */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#limit) return;
    throw new CodedError({
      code: 'RESPONSE_TOO_LARGE',
      category: 'interrupted',
      message: `The answer is larger than ${this.#limit} bytes. Ask for less of it: values(), limit(), or range() page by page.`,
      data: { limit: this.#limit },
    });
  }
}
