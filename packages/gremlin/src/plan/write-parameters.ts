import { type Cardinality, Token } from '@meshlapse/model';
import type { Argument, Call } from '../language/ast.ts';
import type { LiveValue } from '../values/value.ts';
import { type BindContext, withoutPrefix } from './bind-context.ts';
import { type Parameter, token, traversal, value } from './parameters.ts';
import type { Operand, PropertySetting, Traversal, Wanted, WantedMap } from './step.ts';
import { readKey, readValue } from './value-arguments.ts';

/** A value, or a traversal that finds one. */
export function operand(name: string): Parameter<Operand> {
  const constant = value(name);
  const nested = traversal();
  return {
    name: `${name}|${nested.name}`,
    read(args, context) {
      const given = constant.read(args, context);
      if (given) return { value: { kind: 'value', value: given.value }, taken: 1 };
      const found = nested.read(args, context);
      return found && { value: { kind: 'traversal', traversal: found.value }, taken: 1 };
    },
  };
}

/** The key of a property, or `T.id` and `T.label`. */
function propertyKey(): Parameter<string | Token> {
  const any = value('key');
  return {
    name: any.name,
    read(args, context) {
      const read = any.read(args, context);
      return read && isKey(read.value) ? { value: read.value, taken: 1 } : undefined;
    },
  };
}

function isKey(key: LiveValue): key is string | Token {
  return typeof key === 'string' || (key instanceof Token && key.type === 'T');
}

/** The same, or a traversal that finds one. */
export function foundKey(): Parameter<string | Token | Traversal> {
  const [key, nested] = [propertyKey(), traversal()];
  return {
    name: `${key.name}|${nested.name}`,
    read: (args, context) => key.read(args, context) ?? nested.read(args, context),
  };
}

/** All arguments that are left as keys and values of a property's own properties. */
export function metaProperties(): Parameter<PropertySetting['meta']> {
  const [key, of] = [propertyKey(), operand('value')];
  return {
    name: `${key.name}, ${of.name}...`,
    read(args, context) {
      const meta: { key: string | Token; value: Operand }[] = [];
      for (let at = 0; at < args.length; at += 2) {
        const [own, held] = [args.slice(at, at + 1), args.slice(at + 1, at + 2)];
        const [readOwn, readHeld] = [key.read(own, context), of.read(held, context)];
        if (!readOwn || !readHeld) return undefined;
        meta.push({ key: readOwn.value, value: readHeld.value });
      }
      return { value: meta, taken: args.length };
    },
  };
}

export function cardinality(): Parameter<Cardinality> {
  const named = token('Cardinality');
  return {
    name: named.name,
    read(args, context) {
      const read = named.read(args, context);
      return read && { value: read.value.name as Cardinality, taken: 1 };
    },
  };
}

/** A map that says what an element is to be like; null is an empty one. Values may have a cardinality. */
export function wantedMap(name: string): Parameter<WantedMap> {
  return {
    name,
    read([argument], context) {
      const map = argument && readWantedMap(argument, context);
      return map && { value: map, taken: 1 };
    },
  };
}

function readWantedMap(argument: Argument, context: BindContext): WantedMap | undefined {
  if (argument.kind !== 'map') {
    const read = readValue(argument, context);
    if (read === null) return new Map();
    return read instanceof Map ? wantedOf(read) : undefined;
  }
  const wanted = new Map<LiveValue, Wanted>();
  for (const entry of argument.entries) {
    const key = readKey(entry.key, context);
    const held = readWanted(entry.value, context);
    if (key === undefined || !held) return undefined;
    wanted.set(key, held);
  }
  return wanted;
}

/** The same of a map that was found while the query ran. */
export function wantedOf(map: ReadonlyMap<LiveValue, LiveValue>): WantedMap {
  return new Map([...map].map(([key, held]) => [key, { value: held }]));
}

function readWanted(argument: Argument, context: BindContext): Wanted | undefined {
  const [call, more] = argument.kind === 'chain' ? withoutPrefix(argument, ['Cardinality']) : [];
  const given = call && !more ? readCardinal(call, context) : undefined;
  if (given) return given;
  const read = readValue(argument, context);
  return read === undefined ? undefined : { value: read };
}

const CARDINALITIES: ReadonlySet<string> = new Set<Cardinality>(['single', 'set', 'list']);

/** `Cardinality.list(1)`: a value that says how it meets those that are there. */
function readCardinal({ name, args }: Call, context: BindContext): Wanted | undefined {
  const [argument, more] = args ?? [];
  if (!CARDINALITIES.has(name) || !argument || more) return undefined;
  const read = readValue(argument, context);
  return read === undefined ? undefined : { value: read, cardinality: name as Cardinality };
}
