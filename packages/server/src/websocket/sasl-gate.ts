import type { RequestMessage } from '@meshlapse/gremlin';
import { CodedError } from '@meshlapse/model';
import type { Access } from '../access.ts';
import type { Frame } from './frame.ts';
import type { Reply } from './reply.ts';

/** What is held back of one client before it has shown the token. */
const HELD_REQUESTS = 64;
const HELD_BYTES = 1_048_576;

/** A request that was read, and the way back. */
export interface ReadRequest {
  readonly frame: Frame;
  readonly message: RequestMessage;
  readonly reply: Reply;
}

/**
 * Holds back the requests of a client until it has shown the token by SASL PLAIN.
 *
 * As Gremlin Server does it: the first request is answered with a challenge, its answer comes as a request of its own,
 * and then everything that was held back goes on. A wrong token refuses all of it; the next request is challenged again.
 */
export class SaslGate {
  readonly #access: Access;
  #isOpen: boolean;
  #held: ReadRequest[] = [];

  constructor(access: Access, isOpen: boolean) {
    this.#access = access;
    this.#isOpen = isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Takes a request while the gate is closed. What may go on is given back: all of it when this opened the gate.
   *
   * @throws {CodedError} `UNAUTHORIZED` for a request that is not held back.
   */
  take(request: ReadRequest): readonly ReadRequest[] {
    if (request.message.op === 'authentication') return this.#decide(request);
    const bytes = this.#held.reduce((sum, { frame }) => sum + frame.bytes.length, 0);
    if (this.#held.length >= HELD_REQUESTS || bytes + request.frame.bytes.length > HELD_BYTES) {
      throw unauthorized(
        `Before the token is shown, ${HELD_REQUESTS} requests of together ${HELD_BYTES} bytes are held back. Answer the challenge first.`,
      );
    }
    this.#held.push(request);
    if (this.#held.length === 1) request.reply.challenge();
    return [];
  }

  #decide(request: ReadRequest): readonly ReadRequest[] {
    const held = this.#held;
    this.#held = [];
    const sasl = request.message.args.get('sasl');
    this.#isOpen = typeof sasl === 'string' && this.#access.acceptsPlain(sasl);
    if (this.#isOpen) {
      if (held.length === 0) request.reply.done();
      return held;
    }
    const refusal = unauthorized(
      'Username and/or password are incorrect: by SASL PLAIN, the password is the token of this server, and any user name will do.',
    );
    const { requestId } = request.message;
    for (const { message, reply } of held) {
      if (message.requestId !== requestId) reply.fail(refusal, 'reading');
    }
    throw refusal;
  }
}

function unauthorized(message: string): CodedError {
  return new CodedError({ code: 'UNAUTHORIZED', category: 'incorrect', message });
}
