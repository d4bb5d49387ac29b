import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes a generated file; with `--check` on the command line only says whether it is stale, by the exit code too. */
export function writeGenerated(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, content);
    return;
  }
  process.stderr.write(`${path} is stale: run npm run generate\n`);
  process.exitCode = 1;
}
