import type { FastifyInstance } from 'fastify';

/** What must hold before traffic may come: a name for each, and why not where it does not. */
export type ReadinessChecks = () => Promise<
  readonly { readonly name: string; readonly problem?: string }[]
>;

/** `/livez` says that the process answers, `/readyz` that its answers are of use. Both need no token. */
export function healthRoutes(server: FastifyInstance, checks: ReadinessChecks): void {
  server.get('/livez', { schema: { hide: true } }, () => ({ status: 'ok' }));
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const results = await checks();
    const isReady = results.every((check) => check.problem === undefined);
    reply.code(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'not ready', checks: results };
  });
}
