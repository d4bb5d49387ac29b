import type { Clock } from '@meshlapse/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access.ts';
import type { ProtocolLimits } from '../protocol-limits.ts';
import type { QueryRunner } from '../query-runner.ts';
import type { ServerInstance } from '../server-instance.ts';
import type { TraversalSources } from '../traversal-sources.ts';
import type { Connections } from '../websocket/connections.ts';
import { MESSAGE_TYPES } from './answer-format.ts';
import { AnswerStream } from './answer-stream.ts';
import { sendAnswer } from './gremlin-answer.ts';
import {
  type GremlinRequest,
  type RequestContext,
  readGet,
  readMessage,
  readPost,
} from './gremlin-request.ts';
import {
  driverMessage,
  type GremlinBody,
  gremlinBody,
  gremlinQuerystring,
  problemSchema,
} from './gremlin-schema.ts';
import { waitingOf } from './waiting.ts';

export const GREMLIN_PATH = '/gremlin';

export interface GremlinRouteOptions {
  readonly sources: TraversalSources;
  readonly clock: Clock;
  readonly runner: QueryRunner;
  readonly access: Access;
  readonly connections: Connections;
  readonly protocol: ProtocolLimits;
  /** Bytes of one answer. */
  readonly responseBytes: number;
  /** Notes an error that the answer tells of, since its status is out already. */
  report(error: unknown): void;
}

/** TinkerPop's protocols, all at one path: HTTP by `POST` and `GET`, WebSocket by an upgrade of `GET`. */
export function gremlinRoutes(server: ServerInstance, options: GremlinRouteOptions): void {
  const response = { '4xx': problemSchema, '5xx': problemSchema };
  server.addContentTypeParser(
    [...MESSAGE_TYPES],
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
  server.post(
    GREMLIN_PATH,
    { schema: { summary: 'Run a traversal', body: { content: bodies() }, response } },
    (request, reply) =>
      answer(options, request, reply, (context) =>
        request.body instanceof Uint8Array
          ? readMessage(request.body, request.headers['content-type'] ?? '', context)
          : readPost(request.body as GremlinBody, context),
      ),
  );
  server.route({
    method: 'GET',
    url: GREMLIN_PATH,
    schema: { summary: 'Run a traversal', querystring: gremlinQuerystring, response },
    // An upgrade has no query string to be wrong.
    attachValidation: true,
    onRequest: async (request) => {
      if (request.ws) options.connections.requireRoom();
    },
    handler: async (request, reply) => {
      if (request.validationError) throw request.validationError;
      return answer(options, request, reply, (context) => readGet(request.query, context));
    },
    wsHandler: (socket, request) => {
      request.socket.setKeepAlive(true, options.protocol.keepAliveMs);
      options.connections.accept(socket, {
        stream: request.raw.socket,
        address: request.ip,
        port: request.socket.remotePort,
        userAgent: request.headers['user-agent'],
        isAuthenticated: options.access.checkUpgrade(request),
      });
    },
  });
}

/** JSON with the parts of a request, or a driver's whole message in the format that the content type names. */
function bodies() {
  const messages = MESSAGE_TYPES.map((mime) => [mime, { schema: driverMessage }]);
  return { 'application/json': { schema: gremlinBody }, ...Object.fromEntries(messages) };
}

async function answer(
  options: GremlinRouteOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (context: RequestContext) => GremlinRequest,
): Promise<void> {
  const { sources, clock, protocol, runner, responseBytes } = options;
  const { accept } = request.headers;
  const asked = read({ sources, limits: protocol, now: clock.now(), accept });
  const waiting = waitingOf(request, reply);
  const stream = new AnswerStream(reply, asked.format.mime, responseBytes);
  try {
    await runner.run(asked.question, waiting, (answering) => sendAnswer(asked, answering, stream));
  } catch (error) {
    if (!stream.isOut) throw error;
    options.report(error);
  }
}
