import type { ElementKind } from '@meshlapse/model';
import { type Backend, type Key, readU32, u8, u32, type Write, wellFormed } from '@meshlapse/store';
import { TABLE } from './layout.ts';

/** What a number names: a vertex label, an edge label, or a property key. */
export type NameSpace = ElementKind | 'key';

const SPACES: readonly NameSpace[] = ['vertex', 'edge', 'key'];

/** Labels and property keys with their numbers, all in memory: there are few. */
export class Names {
  readonly #backend: Backend;
  readonly #texts: Readonly<Record<NameSpace, string[]>> = { vertex: [], edge: [], key: [] };
  readonly #numbers: Readonly<Record<NameSpace, Map<string, number>>> = {
    vertex: new Map(),
    edge: new Map(),
    key: new Map(),
  };

  /** How many times somebody else may have added names. */
  #doubts = 0;
  /** The doubts that there were when all names were read. */
  #completeAt = -1;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Whether nobody can have added names since all were read. */
  get isComplete(): boolean {
    return this.#completeAt === this.#doubts;
  }

  /** Another process has written, so it may have added names. */
  doubt(): void {
    this.#doubts += 1;
  }

  /** Reads the names that were added since the last time, perhaps by another process. */
  async refresh(): Promise<void> {
    const doubts = this.#doubts;
    for (const space of SPACES) {
      const prefix = u8(SPACES.indexOf(space));
      const to = u8(SPACES.indexOf(space) + 1);
      let from: Key | undefined = prefix + u32(this.#texts[space].length);
      while (from !== undefined) {
        const page = await this.#backend.scan(TABLE.names, { from, to }, 1000);
        for (const { key, value } of page.entries) {
          this.add(space, readU32(key, 1), Buffer.from(value).toString('utf8'));
        }
        from = page.next;
      }
    }
    this.#completeAt = doubts;
  }

  numberOf(space: NameSpace, text: string): number | undefined {
    return this.#numbers[space].get(text);
  }

  /** All numbers of a space. */
  numbers(space: NameSpace): readonly number[] {
    return [...this.#texts[space].keys()];
  }

  /** @throws when nobody gave out the number. Refresh after a miss: it may be new. */
  textOf(space: NameSpace, number: number): string {
    const text = this.#texts[space][number];
    if (text === undefined) throw new TypeError(`No ${space} has the number ${number}`);
    return text;
  }

  has(space: NameSpace, number: number): boolean {
    return number < this.#texts[space].length;
  }

  add(space: NameSpace, number: number, text: string): void {
    this.#texts[space][number] = text;
    this.#numbers[space].set(text, number);
  }
}

/** Names as they will be when a batch is committed. */
export class NamesDraft {
  readonly #names: Names;
  readonly #added: { readonly space: NameSpace; readonly number: number; readonly text: string }[] =
    [];

  constructor(names: Names) {
    this.#names = names;
  }

  numberOf(space: NameSpace, text: string): number {
    const known =
      this.#names.numberOf(space, text) ??
      this.#added.find((name) => name.space === space && name.text === text)?.number;
    if (known !== undefined) return known;
    const added = this.#added.filter((name) => name.space === space).length;
    const number = this.#names.numbers(space).length + added;
    this.#added.push({ space, number, text: wellFormed(text) });
    return number;
  }

  writes(): readonly Write[] {
    return this.#added.map(({ space, number, text }) => ({
      table: TABLE.names,
      key: u8(SPACES.indexOf(space)) + u32(number),
      value: Buffer.from(text, 'utf8'),
    }));
  }

  commit(): void {
    for (const { space, number, text } of this.#added) this.#names.add(space, number, text);
  }
}
