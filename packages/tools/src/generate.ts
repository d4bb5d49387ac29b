/** Writes every generated file; with `--check` says which are stale, and writes nothing. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const GENERATORS = [
  'generate-registry.ts',
  'generate-resource-registry.ts',
  'generate-cli-reference.ts',
  'generate-gremlin-reference.ts',
  'generate-skydive-reference.ts',
];

for (const generator of GENERATORS) {
  const args = [join(import.meta.dirname, generator), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
