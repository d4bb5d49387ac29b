import { type Instant, type Interval, intersect, type MaybePromise } from '@meshlapse/model';
import type { MembersAt } from '@meshlapse/store';
import { FACT, type Fact, NO_PROPERTIES, overlay, type PutFact } from './fact-codec.ts';
import { unreachable, viewOvertaken } from './graph-errors.ts';
import type { SetReads } from './known-sets.ts';
import { timelineOf, touchesOf } from './layout.ts';
import { NumberedStretches } from './numbered-stretches.ts';
import type { Version } from './version.ts';

const CACHED_BYTES = 96_000_000;
/** Of whether elements are there, which takes little. */
const CACHED_PRESENCE_BYTES = 4_000_000;
/** What a version takes besides its properties, and what a byte of these takes once they were read. */
const VERSION_BYTES = 700;
const BYTES_EACH = 6;

export interface VersionParts {
  readonly sets: SetReads;
  facts(numbers: readonly number[], elements?: readonly number[]): Promise<readonly Fact[]>;
}

/** The versions that elements have at instants, with what touches changed by then, for as long as they stay so. */
export class Versions {
  readonly #parts: VersionParts;
  readonly #known = new NumberedStretches<Version>(CACHED_BYTES);
  readonly #isThere = new NumberedStretches<boolean>(CACHED_PRESENCE_BYTES);

  constructor(parts: VersionParts) {
    this.#parts = parts;
  }

  /** One for each element, all of which must be there. Answers at once when all are known. */
  at(elements: readonly number[], at: Instant): readonly Version[] | Promise<readonly Version[]> {
    const versions: Version[] = [];
    for (const element of elements) {
      const version = this.#known.get(element, at);
      if (!version) return this.#read(elements, at);
      versions.push(version);
    }
    return versions;
  }

  /**
   * Those of the elements that are there. Answers at once when of all it is known. Does without their versions: an element
   * is found also where its version cannot be read.
   */
  present(elements: readonly number[], at: Instant): MaybePromise<readonly number[]> {
    const known = elements.map((element) => this.#isThere.get(element, at));
    if (known.includes(undefined)) return this.#readPresent(elements, at);
    return elements.filter((_, i) => known[i]);
  }

  /** Forgets elements that a write changed. */
  forget(elements: readonly number[]): void {
    this.#known.forget(elements);
    this.#isThere.forget(elements);
  }

  clear(): void {
    this.#known.clear();
    this.#isThere.clear();
  }

  async #readPresent(elements: readonly number[], at: Instant): Promise<readonly number[]> {
    const { generation } = this.#isThere;
    const timelines = await this.#parts.sets.at(elements.map(timelineOf), at);
    return elements.filter((element, i) => {
      const { members, during } = timelines[i] as MembersAt;
      const value = members.payload[0] === FACT.put;
      this.#isThere.put(element, { ...during, value, weight: 0 }, generation);
      return value;
    });
  }

  async #read(elements: readonly number[], at: Instant): Promise<readonly Version[]> {
    const { generation } = this.#known;
    const found = new Map<number, Version>();
    const unknown = new Set<number>();
    for (const element of elements) {
      const version = this.#known.get(element, at);
      if (version) found.set(element, version);
      else unknown.add(element);
    }
    for (const { version, during } of await this.#readAll([...unknown], at)) {
      found.set(version.element, version);
      const weight = VERSION_BYTES + BYTES_EACH * version.properties.length;
      this.#known.put(version.element, { ...during, value: version, weight }, generation);
    }
    return elements.map((element) => found.get(element) ?? unreachable(element));
  }

  async #readAll(elements: readonly number[], at: Instant): Promise<readonly Found[]> {
    const { sets } = this.#parts;
    const timelines = await sets.at(elements.map(timelineOf), at);
    const numbers = timelines.map(({ members }, i) => {
      const isThere = members.payload[0] === FACT.put;
      return isThere ? (members.member[0] ?? 0) : viewOvertaken(elements[i] ?? 0, at);
    });
    const read = await this.#parts.facts(numbers, elements);
    const touches = await this.#touches(elements, at);
    return elements.map((element, i) => {
      const number = numbers[i] ?? 0;
      const fact = putFact(read[i], number);
      const touch = touches[i];
      const properties = overlay(fact.properties, touch?.properties ?? NO_PROPERTIES);
      const steady = timelines[i]?.during ?? { from: at, to: at };
      const during = (touch && intersect(steady, touch.during)) ?? { from: at, to: at };
      return { version: { element, number, fact, properties }, during };
    });
  }

  async #touches(elements: readonly number[], at: Instant): Promise<readonly Touch[]> {
    const found = await this.#parts.sets.at(elements.map(touchesOf), at);
    const numbers = found.map(({ members }) => members.member[0]);
    const facts = await this.#parts.facts(numbers.filter((number) => number !== undefined));
    let next = 0;
    return found.map(({ during }, i) => {
      const fact = numbers[i] === undefined ? undefined : facts[next++];
      return { during, properties: fact?.kind === FACT.touch ? fact.properties : NO_PROPERTIES };
    });
  }
}

interface Found {
  readonly version: Version;
  /** How long it stays so at least. */
  readonly during: Interval;
}

interface Touch {
  readonly properties: Version['properties'];
  readonly during: Interval;
}

function putFact(fact: Fact | undefined, number: number): PutFact {
  return fact?.kind === FACT.put ? fact : unreachable(number);
}
