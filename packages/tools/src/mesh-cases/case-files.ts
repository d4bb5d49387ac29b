import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DestinationRuleFile, destinationRuleCases } from './destination-rule-case.ts';
import type { MeshCase } from './mesh-case.ts';
import { routingCases } from './routing-case.ts';
import { type SidecarRoutesFile, sidecarRoutesCases } from './sidecar-routes-case.ts';

/** The cases of files, and of those below folders that are of a kind that is known. */
export function* casesOf(paths: readonly string[]): Generator<MeshCase> {
  for (const path of paths) {
    const isFolder = statSync(path).isDirectory();
    for (const file of isFolder ? filesBelow(path) : [path]) {
      const cases = casesOfFile(file);
      if (cases) yield* cases;
      else if (!isFolder) throw new Error(`${file} holds no cases of a kind that is known`);
    }
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ndjson(\.gz)?|json)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function casesOfFile(file: string): Iterable<MeshCase> | undefined {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  if (!file.endsWith('.json')) return routingCases(text);
  const json: unknown = JSON.parse(text);
  if (hasKeys<DestinationRuleFile>(json, ['destinationRules', 'cases'])) {
    return destinationRuleCases(json);
  }
  return hasKeys<SidecarRoutesFile>(json, ['vsShape', 'cases'])
    ? sidecarRoutesCases(json)
    : undefined;
}

function hasKeys<T>(json: unknown, keys: readonly (string & keyof T)[]): json is T {
  return typeof json === 'object' && json !== null && keys.every((key) => Object.hasOwn(json, key));
}
