import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { DEMO_RECORDING, meshlapse, type Running, start } from '../support/command.ts';
import { demoLines } from '../support/demo-recording.ts';

const own = t.testdir();
const data = join(own, 'data');
const imported = await meshlapse(['import', DEMO_RECORDING, '--data', data]);
t.equal(imported.code, 0, imported.stderr);

function stop({ child, finished }: Running, ...signals: readonly NodeJS.Signals[]) {
  for (const signal of signals) child.kill(signal);
  return finished;
}

t.test('a server that is told to stop ends well', async (t) => {
  const served = ['SIGINT', 'SIGTERM'] as const;
  await Promise.all(
    served.map(async (signal) => {
      const serving = start(['serve', '--data', data, '--port', '0']);
      await serving.says(/Serving on .*\. Stop with Ctrl-C\.\n/);
      // As under npm, which hands on what the terminal has sent to everybody.
      const end = await stop(serving, signal, signal);
      t.match(end, { code: 0, signal: null, stdout: '' }, signal);
    }),
  );
});

t.test('an import that waits for its input can be stopped, and goes on', async (t) => {
  const lines = demoLines().slice(0, 420);
  const folder = join(t.testdir(), 'data');
  const running = start(['import', '-', '--data', folder], {
    input: `${lines.slice(0, 200).join('\n')}\n`,
    keepInputOpen: true,
  });
  await sleep(3000);
  const end = await stop(running, 'SIGINT', 'SIGINT');
  t.match(end, { code: 130, signal: null, stdout: '' });
  t.match(end.stderr, /^Stopped\. Run the same command again to go on from here\.\n$/m);
  const input = `${lines.join('\n')}\n`;
  t.match(await meshlapse(['import', '-', '--data', folder], { input }), { code: 0 });
  const other = join(t.testdirName, 'other');
  t.match(await meshlapse(['import', '-', '--data', other], { input }), { code: 0 });
  const [a, b] = await Promise.all(
    [folder, other].map((each) => meshlapse(['dump', '--data', each])),
  );
  t.ok(a?.stdout === b?.stdout, 'as if it had never been stopped');
});

t.test('a second Ctrl-C ends it at once', async (t) => {
  const serving = start(['serve', '--data', data, '--port', '0']);
  const [, port] = await serving.says(/Serving on http:\/\/127\.0\.0\.1:(\d+)/);
  // A request that is never sent to its end keeps the server from closing.
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  socket.write('POST /gremlin HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
  socket.write('content-length: 99\r\n\r\n{');
  await sleep(500);
  serving.child.kill('SIGINT');
  await sleep(1000);
  t.equal(serving.child.exitCode, null, 'it still waits');
  serving.child.kill('SIGINT');
  t.match(await serving.finished, { signal: 'SIGINT' });
  socket.destroy();
});

t.test('a reader that leaves early is no failure', async (t) => {
  for (const command of [
    ['dump', '--data', data],
    ['query', '--data', data, '-o', 'ndjson', "g.V().has('resource').valueMap()"],
  ]) {
    const running = start(command);
    running.child.stdout?.once('data', () => running.child.stdout?.destroy());
    const end = await running.finished;
    t.match(end, { code: 0, signal: null }, String(command[0]));
    t.notMatch(end.stderr, /error|EPIPE/);
  }
});

t.test('the demo asks, serves and leaves nothing behind', async (t) => {
  const TMPDIR = t.testdir();
  const asked = await meshlapse(['demo', '--exit'], { env: { TMPDIR } });
  t.match(asked, { code: 0, stderr: /406 objects/ });
  t.match(asked.stdout, /Which pods served reviews v2.*\n/);
  t.match(asked.stdout, /reviews-v2-676b88dd87-49prx +worker-1 +eu-central-1a/);
  t.match(asked.stdout, /incomplete: .* not observed from/);
  t.notMatch(asked.stdout, '\u001b', 'no colours but on a terminal');
  t.strictSame(readdirSync(TMPDIR), []);

  const serving = start(['demo', '--port', '0'], { env: { TMPDIR } });
  const url = await new Promise<string>((resolve) => {
    let stdout = '';
    serving.child.stdout?.on('data', (text: string) => {
      stdout += text;
      const [, found] = /Serving on (http:\S+) [\s\S]*Stop with Ctrl-C/.exec(stdout) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  t.equal((await fetch(`${url}/readyz`)).status, 200);
  t.match(await stop(serving, 'SIGINT'), { code: 0, signal: null });
  t.strictSame(readdirSync(TMPDIR), []);
});

/** `script` of util-linux makes a terminal; not every system has it. */
const skip = spawnSync('script', ['--version']).error && 'there is no script command here';

t.test(
  'a terminal gets colours and a progress bar, unless it wants no colours',
  { skip: skip ?? false },
  async (t) => {
    const shown = async (environment: Record<string, string>, folder: string) => {
      const command = `"${process.execPath}" packages/cli/src/main.ts import "${DEMO_RECORDING}" nowhere.gz --data "${folder}"; "${process.execPath}" packages/cli/src/main.ts import "${DEMO_RECORDING}" --data "${folder}"`;
      // Node gives a terminal of an unknown CI no colours.
      const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...inherited } = process.env;
      const child = spawn('script', ['-qec', command, '/dev/null'], {
        env: { ...inherited, TERM: 'xterm-256color', NODE_OPTIONS: '', ...environment },
        cwd: join(import.meta.dirname, '..', '..'),
      });
      let output = '';
      child.stdout.on('data', (bytes: Buffer) => {
        output += bytes.toString('utf8');
      });
      child.stdin.end();
      await once(child, 'close');
      return output;
    };
    const folder = t.testdir();
    const [coloured, plain] = await Promise.all([
      shown({}, join(folder, 'a')),
      shown({ NO_COLOR: '1' }, join(folder, 'b')),
    ]);
    t.match(coloured, '\u001b[31merror:\u001b[39m The recording');
    t.match(plain, /^error: The recording/m);
    for (const output of [coloured, plain]) {
      t.match(output, /\[#*-*\] +\d+ %/, 'a bar');
      t.match(output, /events\/s\)\.\r?\n/, 'and what it came to');
    }
  },
);
