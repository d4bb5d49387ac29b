import {
  Binding,
  Bytecode,
  ClassName,
  type Instruction,
  Lambda,
  WirePredicate,
  WireStrategy,
  WireTraverser,
  type WireValue,
} from '../wire-values.ts';
import type { GraphbinaryDocument, TypeReader } from './document.ts';
import { CODE } from './type-codes.ts';
import { readBulk } from './value-readers.ts';

/** Parts of queries. */
export const languageReaders: ReadonlyMap<number, TypeReader> = new Map<number, TypeReader>([
  [CODE.bytecode, readBytecode],
  [CODE.predicate, (document) => readPredicate(document, 'P')],
  [CODE.textPredicate, (document) => readPredicate(document, 'TextP')],
  [CODE.binding, readBinding],
  [CODE.lambda, readLambda],
  [CODE.class, ({ bytes }) => new ClassName(bytes.text('the name of a class'))],
  [CODE.strategy, readStrategy],
  [CODE.traverser, readTraverser],
]);

function readBytecode(document: GraphbinaryDocument): Bytecode {
  const steps = readInstructions(document);
  return new Bytecode(readInstructions(document), steps);
}

function readInstructions(document: GraphbinaryDocument): readonly Instruction[] {
  return document.many(
    'instructions',
    () => {
      const operator = document.bytes.text('the name of a step');
      return { operator, args: document.many('arguments', () => document.value()) };
    },
    8,
  );
}

/** Predicates of one value. Drivers write a list as if it were several. */
const OF_ONE: ReadonlySet<string> = new Set(['eq', 'neq', 'lt', 'lte', 'gt', 'gte']);

function readPredicate(document: GraphbinaryDocument, type: 'P' | 'TextP'): WirePredicate {
  const operator = document.bytes.text('the name of a predicate');
  const args = document.many('values', () => document.value());
  const isList = OF_ONE.has(operator) && args.length !== 1;
  return new WirePredicate(type, operator, isList ? [args] : args);
}

function readBinding(document: GraphbinaryDocument): Binding {
  const name = document.bytes.text('the name of a binding');
  return new Binding(name, document.value());
}

function readLambda({ bytes }: GraphbinaryDocument): Lambda {
  const language = bytes.text('a language');
  const script = bytes.text('a script');
  bytes.int32('the number of arguments');
  return new Lambda(language, script);
}

function readStrategy(document: GraphbinaryDocument): WireStrategy {
  const className = document.bytes.text('the name of a class');
  return new WireStrategy(className, readNamed(document));
}

/** A map with texts as keys, without its type code. */
export function readNamed(document: GraphbinaryDocument): ReadonlyMap<string, WireValue> {
  const isText = (value: WireValue) => typeof value === 'string';
  const entries = document.many(
    'entries',
    () => [document.only(isText, 'a text as key'), document.value()] as const,
    4,
  );
  return new Map(entries);
}

function readTraverser(document: GraphbinaryDocument): WireTraverser {
  const bulk = readBulk(document);
  return new WireTraverser(document.plain(), bulk);
}
