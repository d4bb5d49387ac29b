/**
 * Runs the tests with tap, shows its report, and ends with `N passed, N failed, N skipped`.
 *
 *     run-tests.ts [FILE_OR_FOLDER...]
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** tap's own totals, at the end of its TAP output: `# { total: 4, pass: 2, skip: 2 }`. */
const TOTALS = /^# \{ total: \d+.*\}$/gm;

const files = process.argv
  .slice(2)
  .flatMap((path) => (path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.test.ts`)));

const folder = mkdtempSync(join(tmpdir(), 'meshlapse-test-'));
const output = join(folder, 'results.tap');
try {
  run(['build']);
  const status = run(['run', '--reporter=base', `--output-file=${output}`, ...files]);
  const totals = readFileSync(output, 'utf8').match(TOTALS)?.at(-1) ?? '';
  const count = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(totals)?.[1] ?? 0);
  process.stdout.write(
    `${count('pass')} passed, ${count('fail')} failed, ${count('skip')} skipped\n`,
  );
  process.exitCode = count('pass') === 0 ? 1 : status;
} finally {
  rmSync(folder, { recursive: true });
}

function run(args: readonly string[]): number {
  return spawnSync('tap', args, { stdio: 'inherit' }).status ?? 1;
}
