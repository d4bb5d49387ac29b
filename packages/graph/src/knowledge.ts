import type { ElementKind, Instant, PropertyRow } from '@meshlapse/model';
import { type Key, readU48, u48 } from '@meshlapse/store';
import { decodeFact, FACT, type Fact, type PutFact } from './fact-codec.ts';
import type { Identity } from './head-codec.ts';
import { INDEXED_KEYS } from './indexed-keys.ts';
import { KnownSets, type Remaining } from './known-sets.ts';
import { adjacencyOf, holding, labelled, TABLE, timelineOf, touchesOf } from './layout.ts';
import type { Reader } from './reader.ts';
import type { GraphState } from './state.ts';

/** Elements worked out at once. */
const CHUNK = 256;

/** The first fact of an element that was not known. */
interface Unknown {
  readonly element: number;
  readonly at: Instant;
  readonly before: number | undefined;
}

/** How an element stood: its newest version or end, and the newest touch of that. */
interface Standing {
  readonly element: number;
  readonly since: Instant;
  readonly fact: { readonly number: number; readonly kind: Fact['kind'] } | undefined;
  readonly touch: number | undefined;
}

/**
 * The graph as it was known at a transaction.
 *
 * Facts are numbered in the order of transactions, and those of one element are in the order of time. So what was not
 * known is the facts from some number on; each element that they are about is as it is stored up to the first of them,
 * and from then on as it stood. It costs as much as was recorded since.
 */
export class Knowledge {
  readonly #reader: Reader;
  #last: { readonly at: Instant; readonly nextFact: number; readonly reader: Reader } | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async readerAt(at: Instant, { transaction, nextFact }: GraphState): Promise<Reader> {
    if (at >= transaction) return this.#reader;
    if (this.#last?.at !== at || this.#last.nextFact !== nextFact) {
      const unknown = await this.#unknown(await this.#firstAfter(at, nextFact), nextFact);
      const reader = unknown.length === 0 ? this.#reader : await this.#without(unknown);
      this.#last = { at, nextFact, reader };
    }
    return this.#last.reader;
  }

  /** The number of the first fact that was recorded after a transaction. */
  async #firstAfter(transaction: Instant, nextFact: number): Promise<number> {
    let [low, high] = [1, nextFact];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const probe = { prefix: '', key: u48(middle) };
      const [entry] = await this.#reader.backend.floorMany(TABLE.facts, [probe]);
      if (entry && decodeFact(entry.value).recorded > transaction) high = readU48(entry.key, 0);
      else low = middle + 1;
    }
    return low;
  }

  async #unknown(first: number, nextFact: number): Promise<readonly Unknown[]> {
    const found = new Map<number, Unknown>();
    let from: Key | undefined = u48(first);
    while (from !== undefined && first < nextFact) {
      const range = { from, to: u48(nextFact) };
      const page = await this.#reader.backend.scan(TABLE.facts, range, 1000);
      for (const { value } of page.entries) {
        const { element, at, before } = decodeFact(value);
        if (!found.has(element)) found.set(element, { element, at, before });
      }
      from = page.next;
    }
    return [...found.values()];
  }

  async #without(unknown: readonly Unknown[]): Promise<Reader> {
    const since = new Map(unknown.map(({ element, at }) => [element, at]));
    const remaining = new Map<Key, Remaining[]>();
    for (let start = 0; start < unknown.length; start += CHUNK) {
      const standings = await this.#standings(unknown.slice(start, start + CHUNK));
      const groups = await this.#groupsOf(standings);
      for (const [i, { since: from }] of standings.entries()) {
        for (const { group, member, payload } of groups[i] ?? []) {
          const known = remaining.get(group) ?? [];
          if (known.length === 0) remaining.set(group, known);
          known.push({ member, payload, from });
        }
      }
    }
    return this.#reader.over(new KnownSets(this.#reader.sets, { since, remaining }));
  }

  async #standings(unknown: readonly Unknown[]): Promise<readonly Standing[]> {
    const { sets } = this.#reader;
    const instants = unknown.map(({ at }) => at - 1);
    const timelines = await sets.at(
      unknown.map(({ element }) => timelineOf(element)),
      instants,
    );
    const touches = await sets.at(
      unknown.map(({ element }) => touchesOf(element)),
      instants,
    );
    return Promise.all(
      unknown.map(async ({ element, at, before }, i) => {
        const { member, payload } = timelines[i]?.members ?? { member: [], payload: [] };
        const [number, kind] = [member[0], payload[0] as Fact['kind'] | undefined];
        const fact = number === undefined || kind === undefined ? undefined : { number, kind };
        const touch = touches[i]?.members.member[0];
        return this.#afterAll({ element, since: at, fact, touch }, before);
      }),
    );
  }

  /** With what was known of the very instant of the first unknown fact. */
  async #afterAll(standing: Standing, before: number | undefined): Promise<Standing> {
    const known: { readonly number: number; readonly kind: Fact['kind'] }[] = [];
    for (let number = before; number !== undefined; ) {
      const [fact] = await this.#reader.facts([number]);
      if (!fact) break;
      known.unshift({ number, kind: fact.kind });
      number = fact.before;
    }
    let { fact, touch } = standing;
    for (const one of known) {
      if (one.kind !== FACT.touch) fact = one;
      touch = one.kind === FACT.touch ? one.number : undefined;
    }
    return { ...standing, fact, touch };
  }

  /** The groups that each element remains a member of. */
  async #groupsOf(
    standings: readonly Standing[],
  ): Promise<readonly (readonly (Omit<Remaining, 'from'> & { readonly group: Key })[])[]> {
    const identities = await this.#reader.identities(standings.map(({ element }) => element));
    return Promise.all(
      standings.map(async ({ element, fact, touch }, i) => {
        if (!fact) return [];
        const identity = identities[i] as Identity;
        const own = [{ group: timelineOf(element), member: fact.number, payload: fact.kind }];
        if (fact.kind !== FACT.put) return own;
        if (touch !== undefined) {
          own.push({ group: touchesOf(element), member: touch, payload: FACT.touch });
        }
        const indexes = await this.#indexesOf(identity.kind, element, fact.number);
        const groups = [labelled(identity.kind, identity.label), ...indexes];
        return [
          ...own,
          ...groups.map((group) => ({ group, member: element, payload: 0 })),
          ...edgeGroups(element, identity),
        ];
      }),
    );
  }

  /** The index groups of a version. */
  async #indexesOf(kind: ElementKind, element: number, number: number): Promise<readonly Key[]> {
    const reader = this.#reader;
    const [fact] = await reader.putFacts([number]);
    const version = {
      element,
      number,
      fact: fact as PutFact,
      properties: fact?.properties ?? new Uint8Array(),
    };
    const [rows = []] = await reader.properties([version]);
    const indexed: Pick<PropertyRow, 'key' | 'value'>[] = rows.filter(({ key }) =>
      reader.indexed(kind, key),
    );
    if (kind === 'vertex' && fact?.hasDocument) {
      for (const key of INDEXED_KEYS.filter((name) => !rows.some((row) => row.key === name))) {
        const [values = []] = await reader.values([version], key);
        for (const value of values) indexed.push({ key, value });
      }
    }
    const groups = new Set<Key>();
    for (const { key, value } of indexed) {
      const keyNumber = await reader.numberOf('key', key);
      const group = keyNumber === undefined ? undefined : holding(kind, keyNumber, value);
      if (group !== undefined) groups.add(group);
    }
    return [...groups];
  }
}

function edgeGroups(element: number, { kind, label, out, in: into }: Identity) {
  if (kind !== 'edge') return [];
  return [
    { group: adjacencyOf({ vertex: out, side: 'out', label }), member: element, payload: into },
    { group: adjacencyOf({ vertex: into, side: 'in', label }), member: element, payload: out },
  ];
}
