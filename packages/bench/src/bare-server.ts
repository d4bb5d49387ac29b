import { WebSocketServer } from 'ws';

/**
 * Answers every request with nothing found, at once and whatever it asks: what the transport, the protocol's envelope
 * and the clients cost by themselves. Started with a port, as a process of its own.
 */
const REQUEST_ID = /"@value":"([0-9a-f-]{36})"/;

const port = Number(process.argv[2]);
const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false });

server.on('connection', (socket) => {
  socket.on('message', (frame: Buffer) => {
    const [, requestId] = REQUEST_ID.exec(frame.toString('latin1')) ?? [];
    const status = { message: '', code: 204, attributes: { '@type': 'g:Map', '@value': [] } };
    const result = { data: null, meta: { '@type': 'g:Map', '@value': [] } };
    socket.send(JSON.stringify({ requestId, status, result }));
  });
});
server.on('listening', () => process.stdout.write('Listening\n'));
process.on('SIGTERM', () => process.exit(0));
