import { randomUUID } from 'node:crypto';
import bearerAuth from '@fastify/bearer-auth';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { Limits } from '@meshlapse/gremlin';
import { type Clock, CodedError } from '@meshlapse/model';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Admission } from './admission.ts';
import { problemOf } from './errors.ts';
import { createMetrics } from './metrics.ts';
import { gremlinRoutes } from './routes/gremlin.ts';
import { healthRoutes, type ReadinessChecks } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import type { ServerInstance } from './server-instance.ts';
import type { TraversalSources } from './traversal-sources.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const OPEN_TO_ALL = new Set(['/livez', '/readyz']);
const REQUEST_BYTES = 1_048_576;

export interface ServerOptions {
  readonly sources: TraversalSources;
  readonly clock: Clock;
  readonly version: string;
  /** Bearer token that every route but the health checks asks for. Without one, only loopback may be listened on. */
  readonly token: string | undefined;
  readonly limits: Limits;
  readonly responseBytes: number;
  readonly concurrency: { readonly running: number; readonly waiting: number };
  readonly readiness: ReadinessChecks;
  readonly logger: Logger;
}

/** The HTTP API over graphs that somebody else opened and closes. Not yet listening: see {@link listen}. */
export async function createServer(options: ServerOptions): Promise<ServerInstance> {
  const server = fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: REQUEST_BYTES,
    requestTimeout: 10_000,
    connectionTimeout: 60_000,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  })
    .setValidatorCompiler(TypeBoxValidatorCompiler)
    .withTypeProvider<TypeBoxTypeProvider>();
  server.removeContentTypeParser('text/plain');
  answerErrors(server);

  const admission = new Admission(options.concurrency);
  const metrics = createMetrics(options.version, () => admission.active);
  await server.register(helmet);
  if (options.token === undefined) requireLoopbackHost(server);
  else await requireToken(server, options.token);
  await describeApi(server, options.version);
  healthRoutes(server, options.readiness);
  metricsRoutes(server, metrics);
  gremlinRoutes(server, { ...options, admission, metrics });
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger());
  return server;
}

/**
 * Listens, and resolves to the address.
 *
 * @throws {CodedError} `TOKEN_REQUIRED` beyond loopback without a token, `PORT_IN_USE`, `ADDRESS_UNUSABLE`.
 */
export async function listen(
  server: ServerInstance,
  where: { readonly host: string; readonly port: number },
  token: string | undefined,
): Promise<string> {
  if (token === undefined && !LOOPBACK.has(where.host)) {
    throw new CodedError({
      code: 'TOKEN_REQUIRED',
      category: 'incorrect',
      message: `Listening on ${where.host} would open the recorded cluster to the network. Set a token (MESHLAPSE_TOKEN or --token-file), or listen on 127.0.0.1.`,
    });
  }
  try {
    return await server.listen(where);
  } catch (error) {
    throw cannotListen(error, where);
  }
}

function cannotListen(error: unknown, where: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new CodedError({
      code: 'PORT_IN_USE',
      category: 'conflict',
      message: `Port ${where.port} on ${where.host} is in use. Stop what listens there, or choose another with --port.`,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
    return new CodedError({
      code: 'ADDRESS_UNUSABLE',
      category: 'incorrect',
      message: `Cannot listen on ${where.host} port ${where.port}: ${code === 'EACCES' ? 'not permitted' : 'this machine has no such address'}.`,
    });
  }
  return error;
}

function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    if (problem.status === 429) reply.header('retry-after', '1');
    reply.code(problem.status).type('application/json');
    const { code, message, data } = problem;
    return reply.send({ requestId: request.id, code, message, data });
  });
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      requestId: request.id,
      code: 'NO_SUCH_ROUTE',
      message: `There is no ${request.method} ${request.url.split('?')[0]}. The API is described at /docs.`,
      data: {},
    }),
  );
}

/**
 * Without a token, answers only what is addressed to this machine by name: a page of another site whose name was
 * made to point here (DNS rebinding) still sends that name.
 */
function requireLoopbackHost(server: ServerInstance): void {
  server.addHook('onRequest', async (request) => {
    if (LOOPBACK.has(request.hostname.replace(/^\[(.*)\]$/, '$1'))) return;
    throw new CodedError({
      code: 'HOST_NOT_ALLOWED',
      category: 'incorrect',
      message: `Without a token this server answers on localhost only, not as '${request.hostname}'. Set a token to use another name.`,
    });
  });
}

async function requireToken(server: ServerInstance, token: string): Promise<void> {
  await server.register(bearerAuth, {
    addHook: false,
    keys: new Set([token]),
    verifyErrorLogLevel: 'info',
  });
  const verify = server.verifyBearerAuth;
  server.addHook('onRequest', (request, reply, done) => {
    if (verify === undefined || OPEN_TO_ALL.has(request.url)) return done();
    return verify.call(server, request, reply, (error) => done(error && unauthorized()));
  });
}

function unauthorized(): CodedError {
  return new CodedError({
    code: 'UNAUTHORIZED',
    category: 'incorrect',
    message: 'This server asks for its token: send the header Authorization: Bearer TOKEN.',
  });
}

async function describeApi(server: ServerInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Meshlapse',
        version,
        description: 'Gremlin over the recorded past of Kubernetes clusters and their meshes.',
      },
    },
  });
  await server.register(swaggerUi, { routePrefix: '/docs' });
}
