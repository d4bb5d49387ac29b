import websocket from '@fastify/websocket';
import type { ProtocolLimits } from '../protocol-limits.ts';
import type { ServerInstance } from '../server-instance.ts';
import type { Connections } from './connections.ts';

/** How long a client may take to agree to the end of its connection. */
const CLOSING_MS = 2_000;
/** Messages below are not worth the work of compressing them. */
const COMPRESSED_FROM_BYTES = 1_024;

/** Lets routes have a `wsHandler`; to be called before there are routes and hooks. */
export async function acceptWebSockets(
  server: ServerInstance,
  connections: Connections,
  { frameBytes }: ProtocolLimits,
): Promise<void> {
  const options = {
    // What is only a little too large is answered with an error instead; see Connection.
    maxPayload: 2 * frameBytes,
    closeTimeout: CLOSING_MS,
    perMessageDeflate: {
      threshold: COMPRESSED_FROM_BYTES,
      // Without takeover a connection that is idle holds no memory for compression.
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
  };
  await server.register(websocket, {
    options,
    errorHandler(error, socket, request) {
      request.log.info({ err: error }, 'websocket failed');
      // One that is closing already says why; ending it at once would keep that from its client.
      if (socket.readyState === socket.OPEN) socket.terminate();
    },
    preClose: () => connections.closeAll('The server is stopping.'),
  });
}
