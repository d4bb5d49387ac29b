import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FileAccess, Limits } from '@meshlapse/gremlin';
import { type Clock, CodedError } from '@meshlapse/model';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Access, isLoopback } from './access.ts';
import { Admission } from './admission.ts';
import { type Problem, problemOf } from './errors.ts';
import { createMetrics, registerGauges, type ServerMetrics } from './metrics.ts';
import { DEFAULT_PROTOCOL_LIMITS, type ProtocolLimits } from './protocol-limits.ts';
import { QueryRunner } from './query-runner.ts';
import { GREMLIN_PATH, gremlinRoutes } from './routes/gremlin.ts';
import { healthRoutes, type ReadinessChecks } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { queryRoutes } from './routes/queries.ts';
import { skydiveRoutes } from './routes/skydive.ts';
import { type Asker, RunningQueries } from './running-queries.ts';
import type { ServerInstance } from './server-instance.ts';
import { SessionQuota } from './sessions/sessions.ts';
import type { TraversalSources } from './traversal-sources.ts';
import { acceptWebSockets } from './websocket/accept.ts';
import { Connections } from './websocket/connections.ts';

const OPEN_TO_ALL = new Set(['/livez', '/readyz']);
const REQUEST_BYTES = 1_048_576;

export interface ServerOptions {
  readonly sources: TraversalSources;
  readonly clock: Clock;
  readonly version: string;
  /** Token that every route but the health checks asks for. Without one, only loopback may be listened on. */
  readonly token: string | undefined;
  readonly limits: Limits;
  /** Bytes of one answer. */
  readonly responseBytes: number;
  /** What differs from {@link DEFAULT_PROTOCOL_LIMITS}. */
  readonly protocol?: Partial<ProtocolLimits>;
  /** What queries may read and write with `io()`; nothing without it. */
  readonly files?: FileAccess;
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
  const protocol = { ...DEFAULT_PROTOCOL_LIMITS, ...options.protocol };
  const metrics = createMetrics(options.version);
  answerErrors(server, metrics);
  const access = new Access(options.token);
  const admission = new Admission(options.concurrency);
  const queries = new RunningQueries();
  const runner = new QueryRunner({ ...options, admission, queries, metrics });
  const quota = new SessionQuota(protocol);
  const report = (way: Asker['protocol']) => (error: unknown) =>
    reportError(error, { way, metrics, log: server.log });
  const connections = new Connections({
    ...options,
    access,
    runner,
    quota,
    limits: protocol,
    report: report('websocket'),
  });
  registerGauges(metrics.registry, {
    queriesRunning: () => admission.active,
    queriesWaiting: () => admission.waiting,
    websocketConnections: () => connections.open,
    sessions: () => quota.open,
  });

  await acceptWebSockets(server, connections, protocol);
  await server.register(helmet);
  requireAccess(server, access);
  await describeApi(server, options.version);
  healthRoutes(server, options.readiness);
  metricsRoutes(server, metrics);
  gremlinRoutes(server, {
    ...options,
    access,
    runner,
    connections,
    protocol,
    report: report('http'),
  });
  skydiveRoutes(server, { ...options, runner, report: report('http') });
  queryRoutes(server, queries);
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
  if (token === undefined && !isLoopback(where.host)) {
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

function answerErrors(server: FastifyInstance, metrics: ServerMetrics): void {
  server.setErrorHandler((error, request, reply) => {
    const problem = reportError(error, { way: 'http', metrics, log: request.log });
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

/** Counts an error that a client is told of, and logs those that are ours. */
function reportError(
  error: unknown,
  to: {
    readonly way: Asker['protocol'];
    readonly metrics: ServerMetrics;
    readonly log: FastifyBaseLogger;
  },
): Problem {
  const problem = problemOf(error);
  to.metrics.errors.inc({ protocol: to.way, code: problem.code });
  if (problem.status >= 500) to.log.error({ err: error }, 'request failed');
  return problem;
}

function requireAccess(server: ServerInstance, access: Access): void {
  server.addHook('onRequest', async (request) => {
    if (access.needsToken && OPEN_TO_ALL.has(request.url)) return;
    if (request.ws && request.routeOptions.url === GREMLIN_PATH) access.checkUpgrade(request);
    else access.check(request);
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
