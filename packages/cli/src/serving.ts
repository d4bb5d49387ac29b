import { DEFAULT_LIMITS, type FileAccess } from '@meshlapse/gremlin';
import { systemClock } from '@meshlapse/model';
import type { ReadinessChecks, TraversalSources } from '@meshlapse/server';
import type { ServingOptions } from './serving-options.ts';
import { readToken } from './token.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

const RESPONSE_BYTES = 64 * 1024 * 1024;
/** Two cores answer a handful of queries at a time well; the rest waits its turn. */
const CONCURRENCY = { running: 8, waiting: 64 };

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServingParts {
  readonly readiness: ReadinessChecks;
  /** What queries may read and write with `io()`; nothing without it. */
  readonly files?: FileAccess | undefined;
}

/** Serves the API over open graphs until closed. The graphs stay the caller's to close. */
export async function serve(
  sources: TraversalSources,
  options: ServingOptions,
  { readiness, files }: ServingParts,
): Promise<Serving> {
  const token = await readToken(options.tokenFile);
  // They take long to load, so only those who serve wait for it.
  const { createServer, listen } = await import('@meshlapse/server');
  const { pino } = await import('pino');
  const server = await createServer({
    sources,
    clock: systemClock,
    version,
    token,
    limits: DEFAULT_LIMITS,
    responseBytes: RESPONSE_BYTES,
    concurrency: CONCURRENCY,
    readiness,
    ...(files && { files }),
    logger: pino({ level: logLevel(Object.keys(pino.levels.values)) }, pino.destination(2)),
  });
  const url = await listen(server, { host: options.host, port: options.port }, token);
  return { url, close: () => server.close() };
}

function logLevel(levels: readonly string[]): string {
  const level = process.env['LOG_LEVEL'] || 'warn';
  const known = [...levels, 'silent'];
  if (known.includes(level)) return level;
  throw usage(`LOG_LEVEL is one of ${known.join(', ')}, not '${level}'.`);
}
