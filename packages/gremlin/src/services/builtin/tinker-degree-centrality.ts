import { type Direction, type GraphView, long, Token } from '@meshlapse/model';
import { BATCH_SIZE, listOf } from '../../runner/source.ts';
import { Element, type LiveValue } from '../../values/value.ts';
import { serviceArguments } from '../parameters.ts';
import type { Service, ServiceRow } from '../service.ts';

const NAME = 'tinker.degree.centrality';

/** TinkerGraph has it too. */
export const tinkerDegreeCentrality: Service = {
  kind: 'streaming',
  name: NAME,
  summary: 'How many edges each vertex has.',
  parameters: [{ name: 'direction', summary: 'Direction.IN, which it is by default, OUT or BOTH' }],
  async call(inputs, parameters) {
    const direction = directionOf(parameters.get('direction'));
    const degrees: number[] = inputs.map(() => 0);
    for (const [view, members] of byView(inputs)) {
      for await (const i of edgesOf(view, inputs, members, direction)) {
        degrees[i] = (degrees[i] ?? 0) + 1;
      }
    }
    return degrees.map((degree) => [{ value: long(degree) }]);
  },
};

function directionOf(value: LiveValue | undefined): Direction {
  const name = value instanceof Token ? value.name : value;
  if (name === undefined) return 'in';
  const known = typeof name === 'string' ? name.toLowerCase() : undefined;
  if (known === 'in' || known === 'out' || known === 'both') return known;
  throw serviceArguments(NAME, "'direction' is Direction.IN, Direction.OUT or Direction.BOTH");
}

function byView(inputs: readonly ServiceRow[]): ReadonlyMap<GraphView, readonly number[]> {
  const members = new Map<GraphView, number[]>();
  for (const [i, { value }] of inputs.entries()) listOf(members, vertexOf(value).view).push(i);
  return members;
}

function vertexOf(value: LiveValue): Element {
  if (value instanceof Element && value.kind === 'vertex') return value;
  throw serviceArguments(NAME, 'it stands behind vertices');
}

/** The index of the input that each edge belongs to. */
async function* edgesOf(
  view: GraphView,
  inputs: readonly ServiceRow[],
  members: readonly number[],
  direction: Direction,
): AsyncGenerator<number> {
  const rows = members.flatMap((i) => inputs[i] ?? []);
  const handles = rows.map(({ value }) => vertexOf(value).handle);
  const during = rows.flatMap((row) => row.during ?? []);
  const column = during.length === rows.length ? { handles, during } : { handles };
  let cursor: unknown;
  do {
    const page = await view.expand(column, direction, [], { limit: 16 * BATCH_SIZE, cursor });
    for (const source of page.source) yield members[source] ?? -1;
    cursor = page.next;
  } while (cursor !== undefined);
}
