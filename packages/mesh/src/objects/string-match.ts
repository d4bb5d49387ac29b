import type { Fields } from './fields.ts';

/** How a text is compared. */
export type StringMatch =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'prefix'; readonly value: string }
  | { readonly kind: 'regex'; readonly value: string };

/** Reads a StringMatch; one that says nothing is `undefined`. */
export function readStringMatch(fields: Fields | undefined): StringMatch | undefined {
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const value = fields?.text(kind);
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}
