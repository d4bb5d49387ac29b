import type { GraphsonDocument, TypeReader } from './graphson-document.ts';
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
} from './wire-values.ts';

/** Parts of queries. */
export const languageReaders: ReadonlyMap<string, TypeReader> = new Map<string, TypeReader>([
  ['g:Bytecode', readBytecode],
  ['g:P', readPredicate],
  ['g:TextP', readPredicate],
  ['g:Binding', readBinding],
  ['g:Lambda', readLambda],
  ['g:Class', (json, document, type) => new ClassName(document.text(json, type))],
  ['g:Traverser', readTraverser],
]);

function readBytecode(json: unknown, document: GraphsonDocument, type: string): Bytecode {
  const fields = document.fields(json, type);
  const read = (name: string) => readInstructions(fields.get(name) ?? [], name, document);
  return new Bytecode(read('source'), read('step'));
}

function readInstructions(
  json: unknown,
  name: string,
  document: GraphsonDocument,
): readonly Instruction[] {
  return document.nested(name, () =>
    document.array(json, name).map((instruction, i) =>
      document.nested(i, () => {
        const [operator, ...args] = document.array(instruction, 'instruction');
        return { operator: document.text(operator, 'name of a step'), args: document.items(args) };
      }),
    ),
  );
}

/** Predicates whose several values come as one list. */
const SPREAD: ReadonlySet<string> = new Set(['between', 'inside', 'outside', 'and', 'or']);

function readPredicate(json: unknown, document: GraphsonDocument, type: string): WirePredicate {
  const fields = document.fields(json, type);
  const operator = document.text(fields.get('predicate'), 'predicate');
  const value = document.at('value', fields.get('value') ?? null);
  const args = SPREAD.has(operator) && Array.isArray(value) ? value : [value];
  return new WirePredicate(type === 'g:P' ? 'P' : 'TextP', operator, args);
}

function readBinding(json: unknown, document: GraphsonDocument, type: string): Binding {
  const fields = document.fields(json, type);
  const name = document.text(fields.get('key'), 'name of a binding');
  return new Binding(name, document.at('value', fields.get('value') ?? null));
}

function readLambda(json: unknown, document: GraphsonDocument, type: string): Lambda {
  const fields = document.fields(json, type);
  const read = (name: string) => document.text(fields.get(name) ?? '', name);
  return new Lambda(read('language'), read('script'));
}

/** Any `g:...Strategy`. Some drivers put the configuration into a field of its own, beside the class. */
export function readStrategy(
  json: unknown,
  document: GraphsonDocument,
  type: string,
): WireStrategy {
  const fields = document.fields(json, type);
  const configuration = fields.has('conf') ? document.fields(fields.get('conf'), 'conf') : fields;
  const entries = [...configuration].map(([name, held]): [string, WireValue] => [
    document.text(name, 'key'),
    document.at(name, held),
  ]);
  const name = type.replace(/^g:/, '');
  const className = name === 'TraversalStrategy' ? (fields.get('fqcn') ?? name) : name;
  return new WireStrategy(document.text(className, type), new Map(entries));
}

function readTraverser(json: unknown, document: GraphsonDocument, type: string): WireTraverser {
  const fields = document.fields(json, type);
  const bulk = document.bulk(document.at('bulk', fields.get('bulk')));
  return new WireTraverser(document.value(fields.get('value') ?? null, 'value'), bulk);
}
