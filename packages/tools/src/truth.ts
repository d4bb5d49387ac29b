/**
 * Holds a recording against its truth: imports it into a fresh store and asks what the truth file tells.
 *
 *     npm run -s truth -- RECORDING TRUTH
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraph } from '@meshlapse/graph';
import { importRecording } from '@meshlapse/probes';
import { holdAgainst, holdGaps } from './truth/hold-against.ts';
import { readTruth } from './truth/truth-file.ts';

const [recording, truth] = process.argv.slice(2);
if (recording === undefined || truth === undefined) {
  process.stderr.write('usage: npm run -s truth -- RECORDING TRUTH\n');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'meshlapse-truth-'));
let passed = 0;
let failed = 0;
try {
  const graph = await openGraph({ path: folder, mode: 'write' });
  try {
    await importRecording({ graph, input: recording });
    for (const verdicts of [holdAgainst(graph, readTruth(truth)), holdGaps(graph, recording)]) {
      for await (const { name, problem } of verdicts) {
        if (problem === undefined) passed += 1;
        else failed += 1;
        process.stdout.write(
          problem === undefined ? `ok - ${name}\n` : `not ok - ${name}\n${problem}\n`,
        );
      }
    }
  } finally {
    await graph.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
