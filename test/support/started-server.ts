import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import { systemClock } from '@meshlapse/model';
import { createServer, listen, type ServerInstance, type ServerOptions } from '@meshlapse/server';
import { pino } from 'pino';
import type { Test } from 'tap';
import { modernGraph } from './modern-graph.ts';

export interface StartedServer {
  readonly url: string;
  /** Where drivers connect. */
  readonly socketUrl: string;
  readonly server: ServerInstance;
  /** The sum of a metric over its labels that have these values. */
  metric(name: string, labels?: string): Promise<number>;
}

/** A server on a free port, over the modern graph unless told otherwise, until the test ends. */
export async function startServer(
  t: Test,
  overrides: Partial<ServerOptions> = {},
): Promise<StartedServer> {
  const server = await createServer({
    sources: new Map([['g', await modernGraph()]]),
    clock: systemClock,
    version: '1.2.3',
    token: undefined,
    limits: DEFAULT_LIMITS,
    responseBytes: 1_000_000,
    concurrency: { running: 4, waiting: 8 },
    readiness: async () => [{ name: 'store' }],
    logger: pino({ level: 'silent' }),
    ...overrides,
  });
  t.teardown(() => server.close());
  const url = await listen(server, { host: '127.0.0.1', port: 0 }, overrides.token);
  const headers =
    overrides.token === undefined ? {} : { authorization: `Bearer ${overrides.token}` };
  return {
    url,
    socketUrl: `${url.replace('http', 'ws')}/gremlin`,
    server,
    async metric(name, labels = '') {
      const { body } = await server.inject({ url: '/metrics', headers });
      const lines = body.split('\n').filter((line) => /^\w+/.exec(line)?.[0] === name);
      return lines
        .filter((line) => line.includes(labels))
        .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    },
  };
}

/** Resolves when the condition holds; rejects when it does not within ten seconds. */
export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
