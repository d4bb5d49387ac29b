import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'packages', 'cli', 'src', 'main.ts');

/** The bundled demo recording and what its cluster really held. */
export const DEMO_RECORDING: string = join(ROOT, 'packages/cli/demo/bookinfo.ndjson.gz');
export const DEMO_TRUTH: string = join(ROOT, 'packages/cli/demo/bookinfo.truth.json.gz');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves when standard error has matched; rejects when the command ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

export interface CommandOptions {
  readonly input?: string | Uint8Array;
  /** Leaves standard input open after the input, as a terminal does. */
  readonly keepInputOpen?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the meshlapse command as its users do, in a process of its own. */
export function start(args: readonly string[], options: CommandOptions = {}): Running {
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN, ...args], {
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', ...options.env },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const listener of listeners) listener();
  });
  child.stdin.on('error', () => {});
  child.stdin.write(options.input ?? '');
  if (!options.keepInputOpen) child.stdin.end();
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    child,
    finished,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(stderr);
          if (match) resolve(match);
        };
        listeners.add(look);
        look();
        finished.then(
          (end) => reject(new Error(`ended before saying ${pattern}: ${end.stderr}`)),
          reject,
        );
      }),
  };
}

/** Runs the meshlapse command to its end. */
export function meshlapse(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Finished> {
  return start(args, options).finished;
}
