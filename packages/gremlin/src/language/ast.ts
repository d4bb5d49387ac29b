import type { LiveValue } from '../values/value.ts';

/** Half-open range `[start, end)` of UTF-16 units in the query text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `name` or `name(args)`. Which names there are is not the grammar's business. */
export interface Call {
  readonly name: string;
  /** `undefined` without parentheses, as in `T.id` or a variable. */
  readonly args: readonly Argument[] | undefined;
  readonly span: Span;
}

/** Calls joined by dots. */
export interface Chain {
  readonly kind: 'chain';
  readonly calls: readonly Call[];
  readonly span: Span;
  /** A map key in parentheses, where a bare name is a token and not a text. */
  readonly isEnclosed?: boolean;
}

export type Argument =
  | Chain
  | { readonly kind: 'literal'; readonly value: LiveValue; readonly span: Span }
  | { readonly kind: 'list' | 'set'; readonly items: readonly Argument[]; readonly span: Span }
  | {
      readonly kind: 'map';
      readonly entries: readonly { readonly key: Argument; readonly value: Argument }[];
      readonly span: Span;
    }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly value: Argument;
      readonly span: Span;
    };
