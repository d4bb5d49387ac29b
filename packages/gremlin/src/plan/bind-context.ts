import type { CodedError, Instant } from '@meshlapse/model';
import type { Call, Chain, Span } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import type { LiveValue } from '../values/value.ts';
import type { Traversal } from './step.ts';

/** What arguments are read with. */
export interface BindContext {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, LiveValue>;
  readonly now: Instant;
  /** The values of queries that stand as arguments. */
  readonly evaluated?: ReadonlyMap<Chain, LiveValue> | undefined;
  /** To be called where something is read that is good for this request only. */
  bindOnce(): void;
  /** Binds a nested traversal, with or without {@link ANONYMOUS} in front. Asked again it gives the same. */
  bindNested(chain: Chain): Traversal;
  /** Whether there is a step of this name. */
  isStep(name: string): boolean;
}

/** What may stand in front of a nested traversal. */
export const ANONYMOUS: readonly string[] = ['__'];

export function argumentError(context: BindContext, span: Span, what: string): CodedError {
  return languageError({ code: 'GREMLIN_ARGUMENTS', text: context.text, offset: span.start, what });
}

/** The only call of a chain when it is a bare name such as `x`. */
export function bareName(chain: Chain): string | undefined {
  const [first, second] = chain.calls;
  return first && !second && !first.args ? first.name : undefined;
}

/** `Enumeration.name` without parentheses. */
export function qualifiedName(chain: Chain): readonly [string, string] | undefined {
  const [first, second, third] = chain.calls;
  const isPair = first && second && !third && !first.args && !second.args;
  return isPair ? [first.name, second.name] : undefined;
}

/** The calls behind an optional prefix such as `P` or `__`. */
export function withoutPrefix(chain: Chain, prefixes: readonly string[]): readonly Call[] {
  const [first] = chain.calls;
  const hasPrefix = first && !first.args && prefixes.includes(first.name);
  return hasPrefix ? chain.calls.slice(1) : chain.calls;
}
