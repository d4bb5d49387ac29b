import { type Parameter, value } from './parameters.ts';

const any = value('value');

/** A text, or null where the language has it for no text. */
export function nullableText(name: string): Parameter<string | null> {
  return {
    name,
    read(args, context) {
      const read = any.read(args, context);
      if (read?.value !== null && typeof read?.value !== 'string') return undefined;
      return { value: read.value, taken: read.taken };
    },
  };
}

/** Null itself. */
export function nothing(): Parameter<null> {
  return {
    name: 'null',
    read(args, context) {
      const read = any.read(args, context);
      return read?.value === null ? { value: null, taken: read.taken } : undefined;
    },
  };
}
