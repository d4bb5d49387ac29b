import type { GraphsonDecoder, TypeReader } from './graphson-decoder.ts';
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
  ['g:Class', (json, decoder, type) => new ClassName(decoder.text(json, type))],
  ['g:Traverser', readTraverser],
]);

function readBytecode(json: unknown, decoder: GraphsonDecoder, type: string): Bytecode {
  const fields = decoder.fields(json, type);
  const read = (name: string) => readInstructions(fields.get(name) ?? [], name, decoder);
  return new Bytecode(read('source'), read('step'));
}

function readInstructions(
  json: unknown,
  name: string,
  decoder: GraphsonDecoder,
): readonly Instruction[] {
  return decoder.nested(name, () =>
    decoder.array(json, name).map((instruction, i) =>
      decoder.nested(i, () => {
        const [operator, ...args] = decoder.array(instruction, 'instruction');
        return { operator: decoder.text(operator, 'name of a step'), args: decoder.items(args) };
      }),
    ),
  );
}

/** Predicates whose several values come as one list. */
const SPREAD: ReadonlySet<string> = new Set(['between', 'inside', 'outside', 'and', 'or']);

function readPredicate(json: unknown, decoder: GraphsonDecoder, type: string): WirePredicate {
  const fields = decoder.fields(json, type);
  const operator = decoder.text(fields.get('predicate'), 'predicate');
  const value = decoder.at('value', fields.get('value') ?? null);
  const args = SPREAD.has(operator) && Array.isArray(value) ? value : [value];
  return new WirePredicate(type === 'g:P' ? 'P' : 'TextP', operator, args);
}

function readBinding(json: unknown, decoder: GraphsonDecoder, type: string): Binding {
  const fields = decoder.fields(json, type);
  const name = decoder.text(fields.get('key'), 'name of a binding');
  return new Binding(name, decoder.at('value', fields.get('value') ?? null));
}

function readLambda(json: unknown, decoder: GraphsonDecoder, type: string): Lambda {
  const fields = decoder.fields(json, type);
  const read = (name: string) => decoder.text(fields.get(name) ?? '', name);
  return new Lambda(read('language'), read('script'));
}

/** Any `g:...Strategy`. Some drivers put the configuration into a field of its own, beside the class. */
export function readStrategy(json: unknown, decoder: GraphsonDecoder, type: string): WireStrategy {
  const fields = decoder.fields(json, type);
  const configuration = fields.has('conf') ? decoder.fields(fields.get('conf'), 'conf') : fields;
  const entries = [...configuration].map(([name, held]): [string, WireValue] => [
    decoder.text(name, 'key'),
    decoder.at(name, held),
  ]);
  const name = type.replace(/^g:/, '');
  const className = name === 'TraversalStrategy' ? (fields.get('fqcn') ?? name) : name;
  return new WireStrategy(decoder.text(className, type), new Map(entries));
}

function readTraverser(json: unknown, decoder: GraphsonDecoder, type: string): WireTraverser {
  const fields = decoder.fields(json, type);
  const bulk = decoder.bulk(decoder.at('bulk', fields.get('bulk')));
  return new WireTraverser(decoder.value(fields.get('value') ?? null, 'value'), bulk);
}
