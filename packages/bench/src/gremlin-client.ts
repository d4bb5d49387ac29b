import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

const MIME = Buffer.from('application/vnd.gremlin-v3.0+json');
const PREFIX = Buffer.concat([Buffer.from([MIME.length]), MIME]);
const PARTIAL = 206;

interface Pending {
  readonly data: unknown[];
  resolve(data: readonly unknown[]): void;
  reject(error: Error): void;
}

interface ResponseMessage {
  readonly requestId: string | { readonly '@value': string };
  readonly status: { readonly code: number; readonly message: string };
  readonly result: { readonly data: { readonly '@value'?: readonly unknown[] } | null };
}

/** One WebSocket to a Gremlin server; requests may overlap. It reads no more of an answer than it must. */
export class GremlinClient {
  readonly #socket: WebSocket;
  readonly #pending = new Map<string, Pending>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (frame: Buffer) => this.#receive(frame));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
    socket.on('error', (error) => this.#fail(error));
  }

  static async connect(url: string): Promise<GremlinClient> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new GremlinClient(socket);
  }

  /** The typed GraphSON 3 items of the answer. */
  ask(gremlin: string, source: string): Promise<readonly unknown[]> {
    const id = randomUUID();
    const args = ['gremlin', gremlin, 'language', 'gremlin-lang'];
    const aliases = { '@type': 'g:Map', '@value': ['g', source] };
    const request = {
      requestId: { '@type': 'g:UUID', '@value': id },
      op: 'eval',
      processor: '',
      args: { '@type': 'g:Map', '@value': [...args, 'aliases', aliases] },
    };
    this.#socket.send(Buffer.concat([PREFIX, Buffer.from(JSON.stringify(request))]));
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { data: [], resolve, reject });
    });
  }

  /** Reads nothing more until {@link resume}. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Goes without a word. */
  terminate(): void {
    this.#socket.terminate();
  }

  close(): void {
    this.#socket.close();
  }

  #receive(frame: Buffer): void {
    const { requestId, status, result } = JSON.parse(frame.toString()) as ResponseMessage;
    const id = typeof requestId === 'string' ? requestId : requestId['@value'];
    const pending = this.#pending.get(id);
    if (!pending) return;
    pending.data.push(...(result.data?.['@value'] ?? []));
    if (status.code === PARTIAL) return;
    this.#pending.delete(id);
    if (status.code < 400) pending.resolve(pending.data);
    else pending.reject(new Error(`${status.code}: ${status.message}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
