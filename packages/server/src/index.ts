export { DEFAULT_PROTOCOL_LIMITS, type ProtocolLimits } from './protocol-limits.ts';
export type { ReadinessChecks } from './routes/health.ts';
export { createServer, listen, type ServerOptions } from './server.ts';
export type { ServerInstance } from './server-instance.ts';
export type { TraversalSources } from './traversal-sources.ts';
