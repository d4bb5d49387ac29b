import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Test } from 'tap';
import { type ClientOptions, WebSocket } from 'ws';

export const GRAPHSON_3 = 'application/vnd.gremlin-v3.0+json';

/** An answer in GraphSON 3, with its numbers and collections as they stand there. */
export interface RawAnswer {
  readonly requestId: string | null;
  readonly status: {
    readonly code: number;
    readonly message: string;
    readonly attributes: { readonly '@value': readonly unknown[] };
  };
  readonly result: { readonly data: { readonly '@value': readonly unknown[] } | null };
}

export interface RawRequest {
  readonly op?: string;
  readonly processor?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
}

/** A connection without a driver, to see what really goes over it. */
export class RawClient {
  readonly socket: WebSocket;
  readonly answers: RawAnswer[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.answers.push(JSON.parse(data.toString('utf8')) as RawAnswer);
      for (const look of this.#waiting) look();
    });
    socket.on('close', () => {
      for (const look of this.#waiting) look();
    });
  }

  /** Sends a request as drivers do, and says under which id. */
  send(request: RawRequest): string {
    const requestId = request.requestId ?? randomUUID();
    this.socket.send(frameOf({ op: 'eval', processor: '', args: {}, ...request, requestId }));
    return requestId;
  }

  /** All answers to a request, when its last one is here. */
  async ask(request: RawRequest): Promise<readonly RawAnswer[]> {
    return this.answersTo(this.send(request));
  }

  /** The results of a text, or the status of the error. */
  async eval(gremlin: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const answers = await this.ask({ args: { gremlin, ...args } });
    const code = answers.at(-1)?.status.code;
    return code === 200 || code === 204
      ? answers.flatMap(({ result }) => result.data?.['@value'] ?? [])
      : code;
  }

  async answersTo(requestId: string): Promise<readonly RawAnswer[]> {
    const ours = () => this.answers.filter((answer) => answer.requestId === requestId);
    while (!ours().some(({ status }) => status.code !== 206)) await this.next();
    return ours();
  }

  /** The next answer, whosever it is. */
  async next(): Promise<RawAnswer> {
    const known = this.answers.length;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        this.#waiting.delete(look);
        if (this.answers.length > known) resolve();
        else reject(new Error('The connection ended before there was an answer'));
      };
      this.#waiting.add(look);
      if (this.socket.readyState !== WebSocket.OPEN) look();
    });
    return this.answers[known] as RawAnswer;
  }

  async closed(): Promise<{ readonly code: number; readonly reason: string }> {
    const [code, reason] = (await once(this.socket, 'close')) as [number, Buffer];
    return { code, reason: reason.toString('utf8') };
  }
}

/** One byte with the length of the format's name, the name, the request. */
export function frameOf(request: unknown, mime = GRAPHSON_3): Buffer {
  return Buffer.concat([
    Buffer.from([mime.length]),
    Buffer.from(mime),
    Buffer.from(typeof request === 'string' ? request : JSON.stringify(request)),
  ]);
}

/** Connects, and is disconnected when the test ends. */
export async function connect(
  t: Test,
  url: string,
  options: ClientOptions = {},
): Promise<RawClient> {
  const socket = new WebSocket(url, options);
  t.teardown(() => socket.terminate());
  const client = new RawClient(socket);
  await once(socket, 'open');
  return client;
}
