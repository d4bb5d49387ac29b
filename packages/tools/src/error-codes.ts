import { globSync, readFileSync } from 'node:fs';

const REFERENCE = 'docs/reference/errors.md';
/** Quoted words in capitals: with an underscore, or given as a code. */
const CODE = /'([A-Z]+(?:_[A-Z]+)+)'|code: '([A-Z]+)'/g;
/** Quoted words in capitals that are no codes of ours: other people's codes, and names of variables. */
const OTHERS = /^(?:UND_ERR_|Z_BUF_|KUBERNETES_SERVICE_|MESHLAPSE_|LOG_LEVEL$|NO_COLOR$|NODE_)/;

/** What differs between the error codes in the sources and docs/reference/errors.md; empty when nothing does. */
export function errorCodeProblems(): string {
  const used = new Set<string>();
  // Not mesh, which refuses nothing: its words in capitals are Istio's.
  for (const path of globSync(
    'packages/{model,store,graph,gremlin,probes,server,cli}/src/**/*.ts',
  )) {
    for (const [, compound, single] of readFileSync(path, 'utf8').matchAll(CODE)) {
      const code = compound ?? single;
      if (code !== undefined && !OTHERS.test(code)) used.add(code);
    }
  }
  const documented = new Set(
    [...readFileSync(REFERENCE, 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  return [
    ...[...used]
      .filter((code) => !documented.has(code))
      .map((code) => `${REFERENCE} lacks ${code}`),
    ...[...documented]
      .filter((code) => !used.has(code))
      .map((code) => `no source has ${code} of ${REFERENCE}`),
  ].join('\n');
}
