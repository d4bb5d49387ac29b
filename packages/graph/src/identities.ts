import { ALWAYS, BEGINNING, type MaybePromise } from '@meshlapse/model';
import { unreachable } from './graph-errors.ts';
import { decodeIdentity, type Identity } from './head-codec.ts';
import { NumberedStretches } from './numbered-stretches.ts';

const CACHED_BYTES = 16_000_000;
const IDENTITY_BYTES = 150;

/** What never changes about elements: never forgotten but for room. */
export class Identities {
  readonly #read: (elements: readonly number[]) => Promise<readonly Uint8Array[]>;
  readonly #known = new NumberedStretches<Identity>(CACHED_BYTES);

  /** `read` gives the record of each element. */
  constructor(read: (elements: readonly number[]) => Promise<readonly Uint8Array[]>) {
    this.#read = read;
  }

  /** One for each element. Answers at once when all are known. */
  of(elements: readonly number[]): MaybePromise<readonly Identity[]> {
    const identities: Identity[] = [];
    for (const element of elements) {
      const identity = this.#known.get(element, BEGINNING);
      if (!identity) return this.#readSome(elements);
      identities.push(identity);
    }
    return identities;
  }

  async #readSome(elements: readonly number[]): Promise<readonly Identity[]> {
    const found = new Map<number, Identity>();
    const unknown = new Set<number>();
    for (const element of elements) {
      const identity = this.#known.get(element, BEGINNING);
      if (identity) found.set(element, identity);
      else unknown.add(element);
    }
    const wanted = [...unknown];
    const rows = await this.#read(wanted);
    for (const [i, row] of rows.entries()) {
      const [element, value] = [wanted[i] ?? 0, decodeIdentity(row)];
      found.set(element, value);
      this.#known.put(
        element,
        { ...ALWAYS, value, weight: IDENTITY_BYTES },
        this.#known.generation,
      );
    }
    return elements.map((element) => found.get(element) ?? unreachable(element));
  }
}
