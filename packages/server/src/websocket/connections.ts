import type { WebSocket } from '@fastify/websocket';
import { CodedError } from '@meshlapse/model';
import { Connection, type ConnectionSharing, type Peer } from './connection.ts';

/** All connections of a server. */
export class Connections {
  readonly #shared: ConnectionSharing;
  readonly #open = new Set<Connection>();

  constructor(shared: ConnectionSharing) {
    this.#shared = shared;
  }

  get open(): number {
    return this.#open.size;
  }

  /** @throws {CodedError} `TOO_MANY_CONNECTIONS` */
  requireRoom(): void {
    const { connections: limit } = this.#shared.limits;
    if (this.#open.size < limit) return;
    throw new CodedError({
      code: 'TOO_MANY_CONNECTIONS',
      category: 'busy',
      message: `${limit} clients are connected, which is as many as this server holds. Close connections that are not used, or try again later.`,
      data: { limit },
    });
  }

  accept(socket: WebSocket, peer: Peer): void {
    explainClosing(socket, this.#shared.limits.frameBytes);
    const connection = new Connection(socket, peer, this.#shared);
    this.#open.add(connection);
    socket.once('close', () => this.#open.delete(connection));
  }

  async closeAll(reason: string): Promise<void> {
    await Promise.all([...this.#open].map((connection) => connection.close(reason)));
  }
}

/** ws closes by itself when a frame breaks its limits, and gives no reason; this one is sent in its place. */
function explainClosing(socket: WebSocket, frameBytes: number): void {
  const close = socket.close.bind(socket);
  const tooLarge = `A frame may have at most ${frameBytes} bytes.`;
  socket.close = (code, reason) => close(code, reason ?? (code === 1009 ? tooLarge : undefined));
}
