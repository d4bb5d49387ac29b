export { describeBasis } from './basis.ts';
export type { ReadinessChecks } from './routes/health.ts';
export { createServer, listen, type ServerInstance, type ServerOptions } from './server.ts';
