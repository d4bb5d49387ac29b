import { deepStrictEqual, fail, strictEqual } from 'node:assert';
import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { CodedError } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import {
  formatNamed,
  formatOfPath,
  graphFormats,
} from '../../../../packages/gremlin/src/io/files/formats.ts';
import type { GraphFormat } from '../../../../packages/gremlin/src/io/files/graph-format.ts';
import { graphml } from '../../../../packages/gremlin/src/io/files/graphml.ts';
import { readGraphFile } from '../../../../packages/gremlin/src/io/files/read-graph-file.ts';
import { anyGraph, contentsOf, fileOf, graphWith } from '../../support/any-graph.ts';
import { modernFile } from '../../support/modern-file.ts';

async function readBack(bytes: Buffer, format: GraphFormat): Promise<OrdinaryGraph> {
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  await readGraphFile(bytes, format, transaction);
  await transaction.commit();
  return graph;
}

t.test('a format is found by its name and by the end of a path', (t) => {
  t.equal(formatNamed('gryo')?.extension, '.kryo');
  t.equal(formatNamed('csv'), undefined);
  t.equal(formatOfPath('a.kryo/b.xml')?.name, 'graphml');
  t.equal(formatOfPath('json'), undefined);
  t.end();
});

for (const format of graphFormats.filter(({ name }) => name !== 'graphml')) {
  t.test(`${format.name} keeps all of a graph`, async () => {
    const keeps = fc.asyncProperty(anyGraph, async (of) => {
      const graph = await graphWith(of);
      const back = await readBack(await fileOf(graph, format), format);
      deepStrictEqual(await contentsOf(back), await contentsOf(graph));
      await Promise.all([graph.close(), back.close()]);
    });
    await fc.assert(keeps, { numRuns: 150 });
  });
}

/** What may be met in a file that is none; all but the first belong to what another element has. */
const EXPECTED = new Set(['GRAPH_FILE_INVALID', 'VALUE_INVALID']);

async function survives(bytes: Buffer, format: GraphFormat): Promise<void> {
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  try {
    await readGraphFile(bytes, format, transaction);
  } catch (error) {
    if (!(error instanceof CodedError) || !EXPECTED.has(error.code)) throw error;
    if (error.code === 'GRAPH_FILE_INVALID') {
      strictEqual(transaction.isDirty, false);
      const { line, position } = error.data;
      const place = Number(line ?? position);
      if (!(place >= 0 && place <= bytes.length + 1)) fail(`There is no place ${place}`);
    }
  } finally {
    transaction.rollback();
    await graph.close();
  }
}

for (const format of graphFormats) {
  t.test(
    `a spoiled ${format.name} file is refused where it is wrong, or is another graph`,
    async () => {
      const good = await modernFile(format);
      const spoiled = fc
        .array(
          fc.record({
            at: fc.nat(good.length - 1),
            cut: fc.nat(4),
            bytes: fc.uint8Array({ maxLength: 6 }),
          }),
          { minLength: 1, maxLength: 4 },
        )
        .map((changes) =>
          changes.reduce(
            (file, { at, cut, bytes }) =>
              Buffer.concat([file.subarray(0, at), bytes, file.subarray(at + cut)]),
            good,
          ),
        );
      await fc.assert(
        fc.asyncProperty(spoiled, (bytes) => survives(bytes, format)),
        { numRuns: 600 },
      );
    },
  );

  t.test(`a ${format.name} file that ends too early is refused`, async (t) => {
    const good = await modernFile(format);
    const open = await openWritableGraph({ memory: true });
    t.teardown(() => open.close());
    const transaction = await open.begin();
    let refused = 0;
    for (let length = 0; length < good.length; length += 1) {
      const reading = readGraphFile(good.subarray(0, length), format, await open.begin());
      refused += await reading.then(
        () => 0,
        (error) => (error.code === 'GRAPH_FILE_INVALID' ? 1 : Number.NaN),
      );
    }
    // Between lines and vertices a file may end, where no edge is left without its vertex.
    const mayEnd = format === graphml ? 1 : 8;
    t.ok(refused >= good.length - mayEnd, `${refused} of ${good.length}`);
    transaction.rollback();
  });
}
