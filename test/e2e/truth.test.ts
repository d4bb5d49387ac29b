import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import t from 'tap';
import { DEMO_RECORDING, DEMO_TRUTH } from '../support/command.ts';

const TRUTH = join(import.meta.dirname, '..', '..', 'packages', 'tools', 'src', 'truth.ts');

function hold(recording: string, truth: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TRUTH, recording, truth], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { code: status, output: stdout + stderr };
}

t.test('the demo recording tells the truth at every step, and says what it does not know', (t) => {
  const { code, output } = hold(DEMO_RECORDING, DEMO_TRUTH);
  t.match(output, /^[1-9]\d{2,} passed, 0 failed\n$/m);
  t.equal(
    code,
    0,
    output
      .split('\n')
      .filter((line) => !line.startsWith('ok'))
      .join('\n'),
  );
  t.match(output, /ok - gap of v1\/pods/);
  t.match(output, /ok - step 38 reviews-v3-deleted: pods/);
  t.end();
});

t.test('a truth that differs in one fact is told apart', (t) => {
  const truth = JSON.parse(gunzipSync(readFileSync(DEMO_TRUTH)).toString('utf8'));
  const [step] = truth.steps.filter((each: { step: number }) => each.step === 10);
  step.resources['v1/pods'][0].resourceVersion += '0';
  step.meaning.virtualServices['default/reviews'].http[0].destinations[0].share = 81;
  truth.steps = [step];
  const path = join(t.testdir(), 'truth.json');
  writeFileSync(path, JSON.stringify(truth));
  const { code, output } = hold(DEMO_RECORDING, path);
  t.equal(code, 1);
  t.match(output, /not ok - step 10 reviews-80-20: objects\n {4}missing .*v1\/pods/);
  t.match(output, /not ok - step 10 reviews-80-20: destinations/);
  t.match(output, /^\d+ passed, 2 failed$/m);
  t.end();
});
