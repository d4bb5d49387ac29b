import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Waiting } from '../query-runner.ts';
import { clientLeft } from '../running-queries.ts';

/** Who waits for the answer to an HTTP request, and for how long: until it goes away. */
export function waitingOf(request: FastifyRequest, reply: FastifyReply): Waiting {
  return {
    asker: { client: request.ip, userAgent: request.headers['user-agent'], protocol: 'http' },
    client: request.ip,
    signal: leavingOf(reply),
  };
}

/** Aborts when the client goes away before its answer is out. */
function leavingOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(clientLeft());
  });
  return controller.signal;
}
