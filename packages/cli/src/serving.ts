import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import { CodedError, systemClock, type TemporalGraph } from '@meshlapse/model';
import { createServer, listen, type ReadinessChecks } from '@meshlapse/server';
import { pino } from 'pino';
import { readToken } from './token.ts';
import { version } from './version.ts';

export const DEFAULT_PORT = '8182';
const RESPONSE_BYTES = 64 * 1024 * 1024;
/** Two cores answer a handful of queries at a time well; the rest waits its turn. */
const CONCURRENCY = { running: 8, waiting: 64 };

export interface ServingOptions {
  readonly host: string;
  readonly port: string;
  readonly tokenFile?: string;
}

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the API over an open graph until closed. The graph stays the caller's to close. */
export async function serve(
  graph: TemporalGraph,
  options: ServingOptions,
  readiness: ReadinessChecks,
): Promise<Serving> {
  const token = await readToken(options.tokenFile);
  const server = await createServer({
    graph,
    clock: systemClock,
    version,
    token,
    limits: DEFAULT_LIMITS,
    responseBytes: RESPONSE_BYTES,
    concurrency: CONCURRENCY,
    readiness,
    logger: pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(2)),
  });
  const url = await listen(server, { host: options.host, port: portNumber(options.port) }, token);
  return { url, close: () => server.close() };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CodedError({
    code: 'USAGE',
    category: 'incorrect',
    message: `A port is a number from 0 (any free one) to 65535, not '${text}'.`,
  });
}
