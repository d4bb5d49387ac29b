import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** How long a server may take until it listens; the first start of the peer fetches its packages. */
const START_MS = 240_000;

/** A server in a process of its own. */
export interface ChildServer {
  readonly port: number;
  /** What it holds after a garbage collection, in bytes; it must have been started with `heap-on-signal.mjs`. */
  liveHeap(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it says that it listens.
 *
 * @throws {Error} with the last of what it said when it ends or takes too long.
 */
export async function startServer(
  command: (port: number) => readonly [string, ...string[]],
  isReady: RegExp,
): Promise<ChildServer> {
  const port = await freePort();
  const [program, ...args] = command(port);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(child, isReady);
  return {
    port,
    liveHeap: () => liveHeap(child),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function liveHeap(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      child.stderr?.off('data', listen);
      child.off('exit', giveUp);
    };
    const giveUp = () => {
      stop();
      reject(new Error('The server ended'));
    };
    const listen = (text: Buffer) => {
      const [, bytes] = /live heap (\d+)/.exec(text.toString()) ?? [];
      if (bytes === undefined) return;
      stop();
      resolve(Number(bytes));
    };
    child.stderr?.on('data', listen);
    child.once('exit', giveUp);
    child.kill('SIGUSR2');
  });
}

function ready(child: ChildProcess, isReady: RegExp): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const give = (why: string) => {
      child.kill('SIGTERM');
      reject(new Error(`${why}: ${said.slice(-2000)}`));
    };
    const timer = setTimeout(() => give('The server did not start in time'), START_MS);
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-10_000);
      if (!isReady.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => give('The server ended'));
    child.once('error', (error) => give(error.message));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new TypeError('No port was given');
  return address.port;
}
