/**
 * Runs a program of this repository, and first installs what it needs.
 *
 *     node with-install.mjs FILE.ts [ARG...]
 *
 * Plain JavaScript for any Node from 18 on, because it runs before anything is installed: it lets npm install
 * from the lockfile when that changed since the last time, then starts FILE on the Node that came with it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [22, 18];
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const binaries = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.installed-from');

install();
const node = newestNode();
const [file, ...args] = process.argv.slice(2);
const child = spawn(node, [join(root, file), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // Not `npm ci`: it refuses a lockfile without the optional packages of platforms that a registry does not carry.
  process.stderr.write('Installing dependencies from package-lock.json (about a minute) ...\n');
  const command = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(
      'npm could not install the dependencies; its message is above. Run `npm install` here to see more.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function newestNode() {
  const bundled = join(binaries, 'node');
  if (existsSync(bundled)) return bundled;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
    return process.execPath;
  }
  process.stderr.write(
    `Meshlapse needs Node ${OLDEST_NODE.join('.')} or newer, this is ${process.versions.node}, and npm has no Node for this platform. Install Node 24.\n`,
  );
  return process.exit(1);
}
