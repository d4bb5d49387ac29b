import type { ElementKind, GraphView } from '@meshlapse/model';
import { BATCH_SIZE } from '../../runner/source.ts';
import { Element } from '../../values/value.ts';
import { required } from '../parameters.ts';
import type { Service, ServiceRow } from '../service.ts';

export const diff: Service = {
  kind: 'start',
  isLanguage: true,
  name: 'diff',
  summary:
    'Vertices, then edges, that differ between two instants, as g.diff(from, to) finds them.',
  parameters: [
    { name: 'from', summary: 'a time as at() takes it' },
    { name: 'to', summary: 'a time as at() takes it' },
  ],
  async *call(parameters, context) {
    const [from, to] = ['from', 'to'].map((name) =>
      context.instant(required('diff', parameters, name)),
    ) as [number, number];
    const view = await context.viewAt({ kind: 'diff', from, to });
    yield* elementsOf(view, 'vertex');
    yield* elementsOf(view, 'edge');
  },
};

async function* elementsOf(
  view: GraphView,
  kind: ElementKind,
): AsyncGenerator<readonly ServiceRow[]> {
  let cursor: unknown;
  do {
    const page = await view.find({ kind }, BATCH_SIZE, cursor);
    yield page.handles.map((handle) => ({ value: new Element(kind, view, handle) }));
    cursor = page.next;
  } while (cursor !== undefined);
}
