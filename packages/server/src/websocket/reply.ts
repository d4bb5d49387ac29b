import type { EncodedItems, Serializer } from '@meshlapse/gremlin';
import type { Value } from '@meshlapse/model';
import { failureOf, type Phase, STATUS } from '../protocol/status.ts';
import type { Outbox } from './outbox.ts';

const NOTHING: ReadonlyMap<string, Value> = new Map();

/** The answers to one request, in the format that it came in. */
export class Reply {
  readonly serializer: Serializer;
  readonly #requestId: string | undefined;
  readonly #outbox: Outbox;
  readonly #isText: boolean;

  constructor(
    to: { readonly requestId: string | undefined; readonly isText: boolean },
    serializer: Serializer,
    outbox: Outbox,
  ) {
    this.serializer = serializer;
    this.#requestId = to.requestId;
    this.#isText = to.isText;
    this.#outbox = outbox;
  }

  /** Results with more to come. */
  some(items: EncodedItems): void {
    this.#send({ code: STATUS.partialContent, items });
  }

  /** The last results; what they stand on is in the meta data. */
  last(
    items: EncodedItems,
    about: { readonly host: string; readonly meta: ReadonlyMap<Value, Value> },
  ): void {
    const attributes = new Map<string, Value>([['host', about.host]]);
    const { meta } = about;
    if (items.count === 0) this.#send({ code: STATUS.noContent, attributes, meta });
    else this.#send({ code: STATUS.success, items, attributes, meta });
  }

  /** It is done, and there is nothing to say about it. */
  done(): void {
    this.#send({ code: STATUS.noContent });
  }

  /** Asks for credentials. */
  challenge(): void {
    this.#send({ code: STATUS.authenticate });
  }

  fail(error: unknown, phase: Phase): void {
    this.#send(failureOf(error, phase));
  }

  #send(answer: {
    readonly code: number;
    readonly message?: string;
    readonly attributes?: ReadonlyMap<string, Value>;
    readonly meta?: ReadonlyMap<Value, Value>;
    readonly items?: EncodedItems;
  }): void {
    const frame = this.serializer.writeResponse({
      requestId: this.#requestId,
      message: '',
      attributes: NOTHING,
      meta: NOTHING,
      items: undefined,
      ...answer,
    });
    this.#outbox.send(frame, this.#isText);
  }
}
