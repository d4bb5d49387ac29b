import type { Json } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textOf } from '../json.ts';

/** How far a recording was read. */
export interface ReadPart {
  /** What tells the recording from others: its first line, hashed. */
  readonly identity: string;
  readonly lines: number;
  /** Of all these lines. */
  readonly digest: string;
  /** Nothing followed when it was read last. */
  readonly isComplete: boolean;
  /** The first lines of the lists that are under way, by resource. */
  readonly openLists: Readonly<Record<string, number>>;
}

/** The recordings of a cluster in the order in which they were read. */
export function encodeParts(parts: readonly ReadPart[]): Json {
  return parts.map((part) => ({ ...part, openLists: { ...part.openLists } }));
}

export function decodeParts(json: Json): readonly ReadPart[] {
  return objectsOf(json).map((part) => ({
    identity: textOf(part['identity']) ?? '',
    lines: numberOf(part['lines']) ?? 0,
    digest: textOf(part['digest']) ?? '',
    isComplete: part['isComplete'] === true,
    openLists: Object.fromEntries(
      Object.keys(objectOf(part['openLists']) ?? {}).map((resource) => [
        resource,
        numberOf(at(part, 'openLists', resource)) ?? 1,
      ]),
    ),
  }));
}
