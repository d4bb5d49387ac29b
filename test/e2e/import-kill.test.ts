import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { DEMO_RECORDING, meshlapse, start } from '../support/command.ts';

/** `KILLS=100 npm test -- test/e2e/import-kill.test.ts` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 8);
t.setTimeout(KILLS * 30_000);

async function dump(folder: string): Promise<string> {
  const { stdout, stderr, code } = await meshlapse(['dump', '--data', folder]);
  if (code !== 0) throw new Error(`dump failed: ${stderr}`);
  return stdout;
}

t.test('an import killed at any instant and resumed equals one that was not', async (t) => {
  t.setTimeout(KILLS * 30_000);
  const whole = t.testdir();
  const began = performance.now();
  t.equal((await meshlapse(['import', DEMO_RECORDING, '--data', `${whole}/reference`])).code, 0);
  const lasts = performance.now() - began;
  const reference = await dump(`${whole}/reference`);
  t.ok(reference.length > 1_000_000, 'the reference holds something');

  let kills = 0;
  let midway = 0;
  for (let round = 0; kills < KILLS; round++) {
    const folder = `${whole}/round-${round}`;
    const killsOfRound = 1 + Math.floor(Math.random() * 3);
    for (let i = 0; i < killsOfRound && kills < KILLS; i++) {
      const running = start(['import', DEMO_RECORDING, '--data', folder]);
      await sleep(Math.random() * lasts);
      running.child.kill('SIGKILL');
      const { signal } = await running.finished;
      kills += 1;
      if (signal === 'SIGKILL') midway += 1;
    }
    const resumed = await meshlapse(['import', DEMO_RECORDING, '--data', folder]);
    t.equal(resumed.code, 0, `round ${round}: ${resumed.stderr}`);
    t.ok((await dump(folder)) === reference, `round ${round} equals the reference`);
  }
  t.comment(`${kills} kills, ${midway} of them while the import ran`);
  t.ok(midway > 0, 'some kills hit a running import');
});
