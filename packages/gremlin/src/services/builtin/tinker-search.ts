import type { ElementKind, GraphView, PropertyRow } from '@meshlapse/model';
import { BATCH_SIZE } from '../../runner/source.ts';
import { Element, ElementProperty } from '../../values/value.ts';
import { optionalText, required, serviceArguments } from '../parameters.ts';
import type { Service, ServiceRow } from '../service.ts';

const TYPES = ['Vertex', 'Edge', 'VertexProperty'];

/** TinkerGraph has it too; there is no index of texts behind it. */
export const tinkerSearch: Service = {
  kind: 'start',
  name: 'tinker.search',
  summary: 'Properties whose values hold a text. Reads every element.',
  parameters: [
    { name: 'search', summary: 'the text' },
    { name: 'type', summary: 'what the properties belong to: Vertex, Edge or VertexProperty' },
  ],
  async *call(parameters, { view }) {
    const text = required('tinker.search', parameters, 'search');
    if (typeof text !== 'string') throw serviceArguments('tinker.search', "'search' is a text");
    const type = optionalText('tinker.search', parameters, 'type');
    if (type !== undefined && !TYPES.includes(type)) {
      throw serviceArguments('tinker.search', `'type' is one of ${TYPES.join(', ')}`);
    }
    if (type !== 'Edge')
      yield* propertiesOf(view, 'vertex', (property) => isFound(property, text, type));
    if (type === undefined || type === 'Edge') {
      yield* propertiesOf(view, 'edge', (property) => holds(property.row, text));
    }
  },
};

function isFound(property: ElementProperty, text: string, type: string | undefined): boolean {
  const isWanted = type === undefined || (type === 'VertexProperty') === property.isMeta;
  return isWanted && holds(property.row, text);
}

function holds({ value }: PropertyRow, text: string): boolean {
  return typeof value === 'string' && value.includes(text);
}

async function* propertiesOf(
  view: GraphView,
  kind: ElementKind,
  isWanted: (property: ElementProperty) => boolean,
): AsyncGenerator<readonly ServiceRow[]> {
  let cursor: unknown;
  do {
    const page = await view.find({ kind }, BATCH_SIZE, cursor);
    const rows = await view.properties(kind, page.handles);
    yield page.handles.flatMap((handle, i) => {
      const owner = new Element(kind, view, handle);
      const during = page.during?.[i];
      return (rows[i] ?? [])
        .flatMap((row) => withMeta(owner, row))
        .filter(isWanted)
        .map((value) => ({ value, during }));
    });
    cursor = page.next;
  } while (cursor !== undefined);
}

function withMeta(owner: Element, row: PropertyRow): readonly ElementProperty[] {
  const meta = (row.meta ?? []).map((own) => new ElementProperty(owner, own, row));
  return [new ElementProperty(owner, row), ...meta];
}
