import { randomUUID } from 'node:crypto';
import gremlin from 'gremlin';
import binary from 'gremlin/lib/structure/io/binary/GraphBinary.js';

const { P, TextP, order, statics: __ } = gremlin.process;
const g = new gremlin.structure.Graph().traversal();

const TRAVERSALS = [
  g.V(1, 'x', 2.5).has('name', P.gt('a')).count(),
  g
    .V()
    .has('age', P.gt(29).or(P.lt(10)))
    .order()
    .by('name', order['desc']),
  g.V().repeat(__.out()).times(2).has('name', TextP.startingWith('m')),
  g.with_('evaluationTimeout', 500).addV('person').property('at', new Date(0)),
  g.mergeV(
    new Map<unknown, unknown>([
      ['name', 'x'],
      ['k', [1, 2.5, null, true]],
    ]),
  ),
];

const BINDINGS = new Map<string, unknown>([
  ['x', 29],
  ['list', [1, 'two', 3.5, [null, true]]],
  [
    'map',
    new Map<unknown, unknown>([
      ['a', 1],
      ['b', new Set(['c'])],
    ]),
  ],
  ['when', new Date(0)],
]);

const requests: readonly DriverRequest[] = [
  ...TRAVERSALS.map((traversal) =>
    requestOf('bytecode', 'traversal', { gremlin: traversal.getBytecode(), aliases: { g: 'g' } }),
  ),
  requestOf('eval', '', { gremlin: 'g.V(x)', bindings: BINDINGS, aliases: { g: 'g' } }),
  requestOf('eval', 'session', { gremlin: 'g.V()', session: randomUUID(), batchSize: 64 }),
  requestOf('authentication', '', { sasl: 'AHVzZXIAc2VjcmV0' }),
  requestOf('close', 'session', { session: randomUUID() }),
];

function requestOf(op: string, processor: string, args: DriverRequest['args']): DriverRequest {
  return { requestId: randomUUID(), op, processor, args };
}

/** Requests as TinkerPop's driver writes them, in each format that it writes. */
export const exampleFrames: ReadonlyMap<string, readonly Buffer[]> = new Map([
  ['application/vnd.graphbinary-v1.0', framesBy(binary.graphBinaryWriter)],
  ['application/vnd.gremlin-v3.0+json', framesBy(new gremlin.structure.io.GraphSON3Writer())],
  ['application/vnd.gremlin-v2.0+json', framesBy(new gremlin.structure.io.GraphSON2Writer())],
]);

function framesBy(writer: DriverWriter): readonly Buffer[] {
  return requests.map((request) => Buffer.from(writer.writeRequest(request)));
}
