import { CodedError, type ErrorCategory } from '@meshlapse/model';
import { positionOf } from './position.ts';

export interface LanguageFault {
  readonly code: string;
  /** Without one, `incorrect`. */
  readonly category?: ErrorCategory;
  readonly text: string;
  readonly offset: number;
  /** What is wrong, as a sentence without its full stop; the position is put behind it. */
  readonly what: string;
  /** What to do; whole sentences. */
  readonly hint?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A fault in a query text, with its position. */
export function languageError(fault: LanguageFault): CodedError {
  const position = positionOf(fault.text, fault.offset);
  const hint = fault.hint === undefined ? '' : ` ${fault.hint}`;
  return new CodedError({
    code: fault.code,
    category: fault.category ?? 'incorrect',
    message: `${fault.what} (line ${position.line}, column ${position.column}).${hint}`,
    data: { ...position, ...fault.data },
  });
}

/** What `read` gives. What it is refused with has this position where it has none of its own. */
export function placing<T>(text: string, offset: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CodedError) || error.data['offset'] !== undefined) throw error;
    const { code, category, message, data } = error;
    throw languageError({ code, category, text, offset, what: message.replace(/\.$/, ''), data });
  }
}
