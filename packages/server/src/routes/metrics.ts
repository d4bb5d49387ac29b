import type { FastifyInstance } from 'fastify';
import type { ServerMetrics } from '../metrics.ts';

/** Prometheus text exposition. */
export function metricsRoutes(server: FastifyInstance, metrics: ServerMetrics): void {
  server.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}
