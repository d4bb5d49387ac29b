import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface ServerMetrics {
  readonly registry: Registry;
  /** Seconds from a query's arrival to its last byte; `outcome` is `ok` or the error's code. */
  readonly querySeconds: Histogram<'outcome'>;
  readonly queryResults: Histogram<string>;
  /** Every error that a client was told of. */
  readonly errors: Counter<'protocol' | 'code'>;
}

/** What is counted elsewhere and looked at when somebody asks. */
export interface Gauges {
  readonly queriesRunning: () => number;
  readonly queriesWaiting: () => number;
  readonly websocketConnections: () => number;
  readonly sessions: () => number;
}

/** Metrics of one server, in a registry of its own. */
export function createMetrics(version: string): ServerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'meshlapse_' });
  new Gauge({
    name: 'meshlapse_build_info',
    help: 'Always 1; the labels tell what runs.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.versions.node }, 1);
  return {
    registry,
    querySeconds: new Histogram({
      name: 'meshlapse_query_seconds',
      help: 'Time to answer a Gremlin query.',
      labelNames: ['outcome'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    queryResults: new Histogram({
      name: 'meshlapse_query_results',
      help: 'Results of a Gremlin query.',
      buckets: [0, 1, 10, 100, 1_000, 10_000, 100_000],
      registers: [registry],
    }),
    errors: new Counter({
      name: 'meshlapse_errors_total',
      help: 'Errors that clients were told of.',
      labelNames: ['protocol', 'code'],
      registers: [registry],
    }),
  };
}

export function registerGauges(registry: Registry, gauges: Gauges): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `meshlapse_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('queries_running', 'Queries being answered now.', gauges.queriesRunning);
  gauge('queries_waiting', 'Queries that wait for their turn.', gauges.queriesWaiting);
  gauge('websocket_connections', 'WebSockets that are open.', gauges.websocketConnections);
  gauge('sessions', 'Sessions that are open.', gauges.sessions);
}
