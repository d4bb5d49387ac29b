import type { Value } from '@meshlapse/model';
import type { Rows } from './columns.ts';

type Told = ReadonlyMap<Value, Value>;

const NODE_COLUMNS = ['Type', 'Namespace', 'Name'];
const EDGE_COLUMNS = ['RelationType', 'Parent', 'Child'];

/** Nodes and edges as Skydive's dialect tells them, by what people know them by; `undefined` for anything else. */
export function skydiveRowsOf(results: readonly Value[]): Rows | undefined {
  const elements = results.filter(isElement);
  const [first] = elements;
  if (!first || elements.length < results.length) return undefined;
  const columns = (first.has('Parent') ? EDGE_COLUMNS : NODE_COLUMNS).filter((column) =>
    elements.some((element) => cell(element, column) !== ''),
  );
  return {
    columns: [...columns, 'ID'],
    rows: elements.map((element) => [...columns, 'ID'].map((column) => cell(element, column))),
  };
}

function isElement(value: Value): value is Told {
  return value instanceof Map && value.has('ID') && value.get('Metadata') instanceof Map;
}

function cell(element: Told, column: string): string {
  const metadata = element.get('Metadata');
  const own = metadata instanceof Map ? metadata.get(column) : undefined;
  return String(element.get(column) ?? own ?? '');
}
