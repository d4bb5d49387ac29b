/** Holds intervals against their instants for as many random queries as are asked for: `node test/gremlin/long-intervals.ts 100000`. */
import { holdAgainstInstants } from './support/instant-oracle.ts';

const runs = Number(process.argv[2] ?? 100_000);
const seen = await holdAgainstInstants(runs, (left, soFar) => {
  process.stdout.write(`${runs - left} queries: ${JSON.stringify(soFar)}\n`);
});
process.stdout.write(`${runs} queries, no difference: ${JSON.stringify(seen)}\n`);
