import {
  BEGINNING,
  CodedError,
  type ElementHeader,
  type ElementKind,
  type Instant,
  type Interval,
  type JsonObject,
  type MaybePromise,
  type PropertyRow,
  type Value,
} from '@meshlapse/model';
import { type Backend, type Key, type Stretches, TemporalSet, u48 } from '@meshlapse/store';
import { type Path, parsePath, valueAtPath } from './document-path.ts';
import type { Documents } from './documents.ts';
import { ElementIds } from './element-ids.ts';
import {
  type DecodedRow,
  decodeFact,
  decodeRows,
  FACT,
  type Fact,
  type PutFact,
} from './fact-codec.ts';
import { idText, unreachable } from './graph-errors.ts';
import { decodeHead, type Head, type Identity } from './head-codec.ts';
import { Identities } from './identities.ts';
import { IndexGroups } from './index-groups.ts';
import type { IsIndexed } from './indexed-keys.ts';
import { KnownGaps } from './known-gaps.ts';
import type { SetReads } from './known-sets.ts';
import { PAGE_TABLES, readGroup, TABLE, timelineOf } from './layout.ts';
import type { NameSpace, Names } from './names.ts';
import { Neighbourhoods } from './neighbourhoods.ts';
import { readHeaders } from './read-headers.ts';
import { then } from './then.ts';
import { type Version, valuesUnder } from './version.ts';
import { Versions } from './versions.ts';

export interface ReaderParts {
  readonly backend: Backend;
  readonly names: Names;
  readonly documents: Documents;
  readonly indexed: IsIndexed;
}

/** What readers share that see other sets. */
interface SharedParts {
  readonly sets: SetReads;
  readonly ids: ElementIds;
  readonly gaps: KnownGaps;
}

const NO_META: NonNullable<PropertyRow['meta']> = [];

/** What a write changed. */
export interface Changed {
  /** Of temporal sets. */
  readonly groups: readonly Key[];
  /** Those that it gave to elements. */
  readonly ids: Iterable<Key>;
  /** Whether it changed what is observed. */
  readonly gaps: boolean;
}

/** The look-ups that all views share. Holds nothing but bounded caches. */
export class Reader {
  readonly backend: Backend;
  readonly sets: SetReads;
  readonly names: Names;
  /** Whether elements can be looked up by the values of a key. */
  readonly indexed: IsIndexed;
  readonly ids: ElementIds;
  readonly gaps: KnownGaps;
  readonly groups: IndexGroups;
  readonly neighbourhoods: Neighbourhoods;
  readonly versions: Versions;
  readonly #documents: Documents;
  /** The newest that what is remembered contains. */
  #transaction: Instant = BEGINNING;
  readonly #identities = new Identities((elements) => this.#elementRows(elements));

  constructor({ backend, names, documents, indexed }: ReaderParts, shared?: SharedParts) {
    this.backend = backend;
    this.names = names;
    this.indexed = indexed;
    this.#documents = documents;
    this.sets = shared?.sets ?? new TemporalSet(backend, PAGE_TABLES);
    this.ids = shared?.ids ?? new ElementIds(backend);
    this.gaps = shared?.gaps ?? new KnownGaps(backend);
    this.groups = new IndexGroups(this.sets);
    this.neighbourhoods = new Neighbourhoods(this);
    this.versions = new Versions(this);
  }

  /** The same look-ups over other sets. */
  over(sets: SetReads): Reader {
    const { backend, names, indexed, ids, gaps } = this;
    return new Reader({ backend, names, documents: this.#documents, indexed }, { sets, ids, gaps });
  }

  /** Forgets what a write of this process changed. */
  forget({ groups, ids, gaps }: Changed, transaction: Instant): void {
    const about = groups.map(readGroup);
    this.neighbourhoods.forget(about.filter((group) => group?.kind === 'adjacency'));
    this.versions.forget(
      about.flatMap((group) => (group?.kind === 'element' ? group.element : [])),
    );
    this.groups.forget(groups.filter((_, i) => about[i] === undefined));
    this.ids.forget(ids);
    if (gaps) this.gaps.clear();
    this.#transaction = transaction;
  }

  /** Forgets everything when another process has written since. */
  notice(transaction: Instant): void {
    if (transaction === this.#transaction) return;
    this.#transaction = transaction;
    this.names.doubt();
    this.ids.clear();
    this.gaps.clear();
    this.groups.clear();
    this.neighbourhoods.clear();
    this.versions.clear();
  }

  /** Answers at once when all are known. */
  identities(elements: readonly number[]): MaybePromise<readonly Identity[]> {
    return this.#identities.of(elements);
  }

  async heads(elements: readonly number[]): Promise<readonly Head[]> {
    return (await this.#elementRows(elements)).map(decodeHead);
  }

  async #elementRows(elements: readonly number[]): Promise<readonly Uint8Array[]> {
    if (elements.length === 0) return [];
    const rows = await this.backend.getMany(TABLE.elements, elements.map(u48));
    return rows.map((row, i) => row ?? unreachable(elements[i] ?? 0));
  }

  /** `elements` says whose facts they are, where that is known, for the message when one is damaged. */
  async facts(numbers: readonly number[], elements?: readonly number[]): Promise<readonly Fact[]> {
    if (numbers.length === 0) return [];
    const keys = numbers.map(u48);
    const rows = await this.backend
      .getMany(TABLE.facts, keys)
      .catch((error: unknown) => this.#name(error, keys, elements));
    return rows.map((row, i) => decodeFact(row ?? unreachable(numbers[i] ?? 0)));
  }

  async putFacts(
    numbers: readonly number[],
    elements?: readonly number[],
  ): Promise<readonly PutFact[]> {
    return (await this.facts(numbers, elements)).map((fact, i) =>
      fact.kind === FACT.put ? fact : unreachable(numbers[i] ?? 0),
    );
  }

  /** The stretches of each element's versions inside an interval; ends are left out. */
  async versionsWithin(
    elements: readonly number[],
    interval: Interval,
  ): Promise<ReadonlyMap<number, Stretches>> {
    const wanted = [...new Set(elements)];
    const timelines = await this.sets.between(wanted.map(timelineOf), interval);
    return new Map(wanted.map((element, i) => [element, withoutEnds(timelines[i])]));
  }

  /** Answers at once when all were asked for before. */
  headers(versions: readonly Version[]): MaybePromise<readonly ElementHeader[]> {
    const headers: ElementHeader[] = [];
    for (const version of versions) {
      if (!version.header) return this.#readHeaders(versions);
      headers.push(version.header);
    }
    return headers;
  }

  async #readHeaders(versions: readonly Version[]): Promise<readonly ElementHeader[]> {
    const unknown = versions.filter(({ header }) => !header);
    const headers = await readHeaders(this, unknown);
    for (const [i, version] of unknown.entries()) version.header = headers[i];
    return versions.map(({ header, element }) => header ?? unreachable(element));
  }

  /** Answers at once when all were asked for before. */
  properties(
    versions: readonly Pick<Version, 'properties' | 'rows'>[],
  ): MaybePromise<readonly (readonly PropertyRow[])[]> {
    const properties: (readonly PropertyRow[])[] = [];
    for (const { rows } of versions) {
      if (!rows) return this.#readProperties(versions);
      properties.push(rows);
    }
    return properties;
  }

  async #readProperties(
    versions: readonly Pick<Version, 'properties' | 'rows'>[],
  ): Promise<readonly (readonly PropertyRow[])[]> {
    const decoded = versions.map(({ properties }) => decodeRows(properties));
    const keys = decoded.flatMap((rows) => rows.flatMap(({ key, meta }) => [{ key }, ...meta]));
    await this.knowNames(keys.map(({ key }) => ['key', key] as const));
    return versions.map((version, i) => {
      version.rows ??= (decoded[i] ?? []).map((row) => this.#named(row));
      return version.rows;
    });
  }

  #named({ key, value, id, meta }: DecodedRow): PropertyRow {
    const textOf = (number: number): string => this.names.textOf('key', number);
    if (id === undefined) return { key: textOf(key), value };
    if (meta.length === 0) return { key: textOf(key), value, id, meta: NO_META };
    const named = meta.map((own) => ({ key: textOf(own.key), value: own.value }));
    return { key: textOf(key), value, id, meta: named };
  }

  /** Reads documents only of versions that lack the property. Answers at once when it reads nothing. */
  values(versions: readonly Version[], key: string): MaybePromise<readonly (readonly Value[])[]> {
    return then(this.numberOf('key', key), (number) => {
      const values: (readonly Value[])[] = [];
      const missing: number[] = [];
      for (let i = 0; i < versions.length; i++) {
        const version = versions[i] as Version;
        const own = valuesUnder(version, number);
        values.push(own);
        if (own.length === 0 && version.fact.hasDocument) missing.push(i);
      }
      const path = missing.length > 0 ? parsePath(key) : undefined;
      if (!path) return values;
      return this.#valuesAt(versions, missing, path).then((found) => {
        for (const [i, held] of found) values[i] = [held];
        return values;
      });
    });
  }

  async #valuesAt(
    versions: readonly Version[],
    indexes: readonly number[],
    path: Path,
  ): Promise<ReadonlyMap<number, Value>> {
    const found = new Map<number, Value>();
    // A few documents at a time: together they may be larger than memory.
    for (let start = 0; start < indexes.length; start += 256) {
      const part = indexes.slice(start, start + 256);
      const documents = await this.#documents.read(part.map((i) => versions[i]?.number ?? 0));
      for (const [n, document] of documents.entries()) {
        const value = valueAtPath(document, path);
        if (value !== undefined) found.set(part[n] ?? 0, value);
      }
    }
    return found;
  }

  async documents(
    versions: readonly Pick<Version, 'fact' | 'number'>[],
  ): Promise<readonly (JsonObject | undefined)[]> {
    const numbers = versions.filter(({ fact }) => fact.hasDocument).map(({ number }) => number);
    const documents = await this.#documents.read(numbers);
    let next = 0;
    return versions.map(({ fact }) => (fact.hasDocument ? documents[next++] : undefined));
  }

  /** Answers at once unless another process may have added the name. */
  numberOf(space: NameSpace, text: string): MaybePromise<number | undefined> {
    return then(this.numbersOf(space, [text]), ([number]) => number);
  }

  /** Answers at once unless another process may have added one of the names. */
  numbersOf(
    space: NameSpace,
    texts: readonly string[],
  ): MaybePromise<readonly (number | undefined)[]> {
    const known = texts.map((text) => this.names.numberOf(space, text));
    if (this.names.isComplete || !known.includes(undefined)) return known;
    return this.names.refresh().then(() => texts.map((text) => this.names.numberOf(space, text)));
  }

  /** The numbers of all labels. */
  labelNumbers(kind: ElementKind): MaybePromise<readonly number[]> {
    if (this.names.isComplete) return this.names.numbers(kind);
    return this.names.refresh().then(() => this.names.numbers(kind));
  }

  /** Another process may have added names since they were read. */
  async knowNames(names: readonly (readonly [NameSpace, number])[]): Promise<void> {
    if (!names.every(([space, number]) => this.names.has(space, number))) {
      await this.names.refresh();
    }
  }

  /** Adds to an error about a damaged fact which element it belongs to. */
  async #name(
    error: unknown,
    keys: readonly string[],
    elements: readonly number[] | undefined,
  ): Promise<never> {
    if (!(error instanceof CodedError) || error.code !== 'GRAPH_CORRUPT') throw error;
    const key = Buffer.from(String(error.data['key']), 'hex').toString('latin1');
    const element = elements?.[keys.indexOf(key)];
    if (element === undefined) throw error;
    const [identity] = await this.identities([element]);
    const id = identity ? `${identity.kind} ${idText(identity.id)}` : `element ${element}`;
    throw new CodedError({
      code: error.code,
      category: error.category,
      message: `${error.message} It belongs to ${id}.`,
      data: { ...error.data, element: identity?.id },
      cause: error,
    });
  }
}

function withoutEnds(timeline: Stretches | undefined): Stretches {
  const kept = (timeline?.member ?? []).map((_, i) => i).filter((i) => isPut(timeline, i));
  const column = (values: readonly number[] | undefined): number[] =>
    kept.map((i) => values?.[i] ?? 0);
  return {
    member: column(timeline?.member),
    payload: column(timeline?.payload),
    from: column(timeline?.from),
    to: column(timeline?.to),
  };
}

function isPut(timeline: Stretches | undefined, i: number): boolean {
  return timeline?.payload[i] === FACT.put;
}
