import { canonical } from './canonical.ts';
import { GremlinClient } from './gremlin-client.ts';
import { median, quantile } from './statistics.ts';

/** Where a question is put. */
export interface Contestant {
  readonly name: string;
  readonly url: string;
  /** The traversal source that `g` stands for. */
  readonly source: string;
  /** What stands in the place of the `g` that a question begins with. */
  readonly begin: string;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds from a request to its whole answer. */
  readonly p50: number;
  readonly p99: number;
}

/** Clients that each ask again as soon as they are answered, for so long. */
export async function measureLoad(
  contestant: Contestant,
  question: string,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<Load> {
  const connections = await Promise.all(
    Array.from({ length: clients }, () => GremlinClient.connect(contestant.url)),
  );
  try {
    const latencies: number[] = [];
    const started = performance.now();
    const deadline = started + seconds * 1000;
    await Promise.all(
      connections.map((client) => askUntil(client, contestant, question, { deadline, latencies })),
    );
    const elapsed = (performance.now() - started) / 1000;
    return {
      perSecond: latencies.length / elapsed,
      p50: median(latencies),
      p99: quantile(latencies, 0.99),
    };
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** One answer, as text that equals that of another contestant with the same answer. */
export async function askOnce(contestant: Contestant, question: string): Promise<string> {
  const client = await GremlinClient.connect(contestant.url);
  try {
    const items = await client.ask(textFor(contestant, question), contestant.source);
    return items.map(canonical).toSorted().join('\n');
  } finally {
    client.close();
  }
}

async function askUntil(
  client: GremlinClient,
  contestant: Contestant,
  question: string,
  { deadline, latencies }: { readonly deadline: number; readonly latencies: number[] },
): Promise<void> {
  const text = textFor(contestant, question);
  for (let asked = performance.now(); asked < deadline; ) {
    await client.ask(text, contestant.source);
    const answered = performance.now();
    latencies.push(answered - asked);
    asked = answered;
  }
}

function textFor({ begin }: Contestant, question: string): string {
  return begin + question.slice('g'.length);
}
