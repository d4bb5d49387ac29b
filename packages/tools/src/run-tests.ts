/**
 * Runs the tests with tap and ends with `N passed, N failed, N skipped`.
 *
 *     run-tests.ts [FILE_OR_FOLDER...]
 *
 * A terminal sees tap's live report; a log gets a line for each file, each skipped test, and each failure whole.
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
  tap('build');
  const reporter = process.stdout.isTTY ? 'base' : 'silent';
  const status = tap('run', `--reporter=${reporter}`, `--output-file=${output}`, ...files);
  const results = readFileSync(output, 'utf8');
  if (!process.stdout.isTTY) for (const line of digest(results)) process.stdout.write(`${line}\n`);
  const totals = results.match(TOTALS)?.at(-1) ?? '';
  const count = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(totals)?.[1] ?? 0);
  process.stdout.write(
    `${count('pass')} passed, ${count('fail')} failed, ${count('skip')} skipped\n`,
  );
  process.exitCode = count('pass') === 0 ? 1 : status;
} finally {
  rmSync(folder, { recursive: true });
}

function tap(...args: readonly string[]): number {
  return spawnSync('tap', args, { stdio: 'inherit' }).status ?? 1;
}

/** Of TAP output: the files, what was skipped, and failures with their diagnostics. */
function* digest(results: string): Iterable<string> {
  let isDiagnostic = false;
  let hasFailed = false;
  for (const line of results.split('\n')) {
    const isResult = /^ *(not )?ok /.test(line);
    if (isResult) hasFailed = /^ *not ok /.test(line);
    if (line.trim() === '---') isDiagnostic = hasFailed;
    if (
      isDiagnostic ||
      (isResult && (hasFailed || / # SKIP/.test(line) || line.startsWith('ok')))
    ) {
      yield line;
    }
    if (line.trim() === '...') isDiagnostic = false;
  }
}
