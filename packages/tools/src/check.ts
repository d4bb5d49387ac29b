/**
 * Everything that must hold beside the tests: types, style, layers, dead code, generated files, README commands.
 *
 * Prints a line for each check and the output of those that fail, and ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { errorCodeProblems } from './error-codes.ts';

interface Check {
  readonly name: string;
  /** What is wrong; empty when nothing is. */
  run(): string;
}

/** A cruise that sees fewer modules than there are source files has lost its way and proves nothing. */
function layers(): string {
  const sources = globSync('packages/*/src/**/*.ts').length;
  const result = command('depcruise', 'packages', '--output-type', 'json');
  const report = JSON.parse(result.stdout) as {
    readonly modules: readonly { readonly source: string }[];
    readonly summary: {
      readonly violations: readonly { rule: { name: string }; from: string; to: string }[];
    };
  };
  const seen = report.modules.filter(({ source }) => /^packages\/.*\.ts$/.test(source)).length;
  if (seen < sources) return `dependency-cruiser saw ${seen} of ${sources} source files`;
  return report.summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
    .join('\n');
}

/** Every npm script that README.md tells people to run exists. */
function readmeCommands(): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = readFileSync('README.md', 'utf8').matchAll(
    /npm (?:run (?:-s )?([\w-]+)|(test)\b)/g,
  );
  const missing = [...named]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => !(name in scripts));
  return missing
    .map((name) => `README.md names the script '${name}', package.json has none`)
    .join('\n');
}

const checks: readonly Check[] = [
  { name: 'types', run: () => outputOf('tsc', '-p', '.') },
  { name: 'style', run: () => outputOf('biome', 'ci', '--colors=off', '--error-on-warnings', '.') },
  { name: 'layers', run: layers },
  { name: 'dead code', run: () => outputOf('knip', '--no-progress') },
  {
    name: 'generated files',
    run: () => outputOf('node', 'packages/tools/src/generate.ts', '--check'),
  },
  { name: 'README commands', run: readmeCommands },
  { name: 'error codes', run: errorCodeProblems },
];

let failed = 0;
for (const check of checks) {
  const problem = check.run();
  process.stdout.write(`${problem === '' ? 'ok' : 'not ok'} - ${check.name}\n${problem}`);
  if (problem !== '') failed += 1;
}
process.stdout.write(`${checks.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function outputOf(...args: readonly [string, ...string[]]): string {
  const result = command(...args);
  return result.status === 0 ? '' : `${result.stdout}${result.stderr}\n`;
}

function command(program: string, ...args: readonly string[]) {
  return spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}
