import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { bindingsOf } from '../../../packages/gremlin/src/io/read-bindings.ts';
import { readFrame, serializerOf } from '../../../packages/gremlin/src/io/serializers.ts';
import { Bytecode } from '../../../packages/gremlin/src/io/wire-values.ts';
import { readBytecode } from '../../../packages/gremlin/src/language/bytecode-text.ts';

/** What drivers really sent, where the workspace around this checkout has it. */
const FOLDER = new URL('../../../../shared/conformance/captures/', import.meta.url);

/** The requests of a log, whose unprintable bytes are written as `\xNN`. */
function requestsOf(log: string): readonly Buffer[] {
  return readFileSync(new URL(log, FOLDER), 'latin1')
    .split('\n')
    .flatMap((line) => /^> BIN \d+ (.*)$/.exec(line)?.[1] ?? [])
    .map((text) => {
      const bytes = text.replaceAll(/\\(\\|x[0-9a-f]{2})/g, (_, code: string) =>
        code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code.slice(1), 16)),
      );
      return Buffer.from(bytes, 'latin1');
    });
}

const logs = [
  ['cap-js.log', 14],
  ['cap-py.log', 14],
  ['cap-java.log', 7],
] as const;

const QUERIES = [
  'g.V().has("age", P.gt(29)).values("name")',
  'g.withStrategies(new OptionsStrategy(evaluationTimeout: 500)).V().out().path().limit(1)',
  'g.V().count()',
  'g.tx().rollback()',
];

if (!existsSync(FOLDER)) {
  t.comment('NOT CHECKED: the frames of real drivers are not beside this checkout');
}

for (const [log, count] of existsSync(FOLDER) ? logs : []) {
  t.test(`the requests in ${log} are read as they were meant`, (t) => {
    const requests = requestsOf(log).map((frame) => {
      const { mime, body } = readFrame(frame);
      return serializerOf(mime).readRequest(body);
    });
    t.equal(requests.length, count);
    for (const request of requests) {
      t.match(request.op, /^(?:eval|bytecode|close)$/);
      const gremlin = request.args.get('gremlin');
      if (gremlin instanceof Bytecode) {
        // Some drivers write longs where others write ints.
        const text = readBytecode(gremlin).text.replaceAll(/(\d)l\b/g, '$1');
        t.ok(QUERIES.includes(text), text);
      } else if (request.op === 'eval') {
        const isParameterised = String(gremlin).startsWith('g.V(x)');
        t.strictSame(bindingsOf(request), new Map(isParameterised ? [['x', 1]] : []));
      }
    }
    t.end();
  });
}
