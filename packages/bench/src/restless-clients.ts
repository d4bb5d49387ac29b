import { setTimeout as sleep } from 'node:timers/promises';
import { GremlinClient } from './gremlin-client.ts';

/** What clients did, and every answer that a server may not give to questions that are right. */
export interface Tally {
  answers: number;
  cancelled: number;
  stalls: number;
  writes: number;
  readonly faults: string[];
}

interface Place {
  readonly socket: string;
  readonly http: string;
  readonly tally: Tally;
  readonly deadline: number;
}

const READS = [
  'g.V(89)',
  "g.V().has('song', 'name', 'DARK STAR').out('followedBy').values('name')",
  'g.V().out().out().count()',
  "g.V().hasLabel('song').order().by('performances', desc).limit(10).elementMap()",
  "g.V().hasLabel('song').valueMap()",
  'g.E()',
  "g.V(89).repeat(out('followedBy').simplePath()).until(has('name', 'DRUMS')).limit(5).path()",
  'g.V().groupCount().by(label)',
];

/** Long enough that it is still under way when its client goes. */
const LONG = 'g.V().both().both().both().path().limit(20000)';

const WRITTEN_AT_ONCE = 10;
const FILLING_REQUESTS = 8_000;

/** Faults that are kept; the rest is only as many more of them. */
const MOST_FAULTS = 50;

/** Connects, does something that clients do, goes; again and again until the deadline. */
export async function liveRestlessly(place: Place, random: () => number): Promise<void> {
  const habits = [askSome, askSome, askSome, stall, leave, write, askOverHttp];
  while (performance.now() < place.deadline) {
    const habit = habits[Math.floor(random() * habits.length)] ?? askSome;
    try {
      await habit(place, random);
    } catch (error) {
      if (place.tally.faults.length < MOST_FAULTS)
        place.tally.faults.push(`${habit.name}: ${error}`);
    }
    await sleep(random() * 50);
  }
}

async function askSome({ socket, tally }: Place, random: () => number): Promise<void> {
  const client = await GremlinClient.connect(socket);
  const count = 1 + Math.floor(random() * 30);
  const waits: Promise<unknown>[] = [];
  for (let i = 0; i < count; i++) {
    waits.push(client.ask(pick(READS, random), 'ggrateful'));
    // Some wait for each answer, some do not.
    if (random() < 0.5) await Promise.all(waits.splice(0));
  }
  await Promise.all(waits);
  tally.answers += count;
  client.close();
}

/** Asks for much, and reads nothing of it for a while. */
async function stall({ socket, tally }: Place, random: () => number): Promise<void> {
  const client = await GremlinClient.connect(socket);
  const answer = client.ask('g.E()', 'ggrateful');
  client.pause();
  await sleep(random() * 3000);
  client.resume();
  await answer;
  tally.stalls += 1;
  client.close();
}

/** Goes away in the middle of an answer, politely or not. */
async function leave({ socket, tally }: Place, random: () => number): Promise<void> {
  const client = await GremlinClient.connect(socket);
  const answer = client.ask(LONG, 'ggrateful').catch(() => undefined);
  await sleep(random() * 100);
  if (random() < 0.5) client.close();
  else client.terminate();
  await answer;
  tally.cancelled += 1;
}

async function write({ socket, tally }: Place, random: () => number): Promise<void> {
  const client = await GremlinClient.connect(socket);
  for (let i = 0; i < WRITTEN_AT_ONCE; i++) {
    for (const text of comeAndGo(random)) await client.ask(text, 'written');
    tally.writes += 2;
  }
  client.close();
}

/** Writes as much as the server remembers of what it wrote, so that from then on it forgets as much as it learns. */
export async function fillMemories(socket: string, random: () => number): Promise<void> {
  const client = await GremlinClient.connect(socket);
  for (let i = 0; i < FILLING_REQUESTS; i++) {
    const pairs = Array.from({ length: WRITTEN_AT_ONCE }, () => comeAndGo(random));
    // What comes and goes in one request was never there.
    await client.ask(pairs.map(([come]) => come).join(';\n'), 'written');
    await client.ask(pairs.map(([, go]) => go).join(';\n'), 'written');
  }
  client.close();
}

/** Two statements: something new, and its end. */
function comeAndGo(random: () => number): readonly [string, string] {
  const name = `n${Math.floor(random() * 1e9)}`;
  return [
    `g.addV('passing').property('name', '${name}').as('a').addE('self').to('a')`,
    `g.V().has('passing', 'name', '${name}').drop()`,
  ];
}

async function askOverHttp({ http, tally }: Place, random: () => number): Promise<void> {
  const controller = new AbortController();
  const leavesEarly = random() < 0.2;
  const gremlin = leavesEarly ? LONG : pick(READS, random);
  if (leavesEarly) setTimeout(() => controller.abort(), random() * 100);
  try {
    const response = await fetch(http, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ gremlin, aliases: { g: 'ggrateful' } }),
      signal: controller.signal,
    });
    await response.text();
    if (response.status >= 400) throw new Error(`status ${response.status}`);
    tally.answers += 1;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    tally.cancelled += 1;
  }
}

function pick(texts: readonly string[], random: () => number): string {
  return texts[Math.floor(random() * texts.length)] ?? 'g.V(1)';
}
