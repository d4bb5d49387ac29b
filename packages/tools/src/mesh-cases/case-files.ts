import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RoutingCase } from './routing-case.ts';

/** The files named, and of folders those below of a kind that is known. */
export function caseFiles(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ndjson(\.gz)?$/.test(name))
      .sort()
      .map((name) => join(path, name));
  });
}

/** The cases of a file, one a line. */
export function* readCases(file: string): Generator<RoutingCase> {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  for (const line of text.split('\n')) {
    if (line !== '') yield JSON.parse(line) as RoutingCase;
  }
}
