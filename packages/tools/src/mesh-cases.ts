/**
 * Compares what packages/mesh computes with what Istio does.
 *
 *     npm run -s mesh-cases -- [--only PART] [--feature X] [--case ID] [--client TYPE] [--show N] FILE_OR_FOLDER...
 *
 * PART is one of probes, routes, clusters, listeners, TYPE is sidecar or router; `--only` and the others may be given
 * several times. `--show N` prints the first N differences.
 */
import { parseArgs } from 'node:util';
import { casesOf } from './mesh-cases/case-files.ts';
import { PARTS, type Part } from './mesh-cases/mesh-case.ts';
import { Report } from './mesh-cases/report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    feature: { type: 'string', multiple: true, default: [] },
    case: { type: 'string', multiple: true, default: [] },
    client: { type: 'string', multiple: true, default: [] },
    show: { type: 'string', default: '0' },
  },
});
const unknown = values.only.filter((part) => !PARTS.some((known) => known === part));
if (positionals.length === 0 || unknown.length > 0) {
  process.stderr.write(
    `usage: npm run -s mesh-cases -- [--only ${PARTS.join('|')}] [--feature X] [--case ID] [--client TYPE] [--show N] FILE_OR_FOLDER...\n`,
  );
  process.exit(2);
}
const parts: readonly Part[] = PARTS.filter(
  (part) => values.only.length === 0 || values.only.includes(part),
);
const report = new Report(Number(values.show));
try {
  for (const meshCase of casesOf(positionals)) {
    const { id, features } = meshCase;
    const wanted =
      (values.case.length === 0 || values.case.includes(id)) &&
      (values.feature.length === 0 || features.some((name) => values.feature.includes(name)));
    if (!wanted) continue;
    const results = meshCase.run(parts);
    report.add(
      meshCase,
      results.filter(
        ({ clientType }) => values.client.length === 0 || values.client.includes(clientType),
      ),
    );
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(2);
}
process.stdout.write(report.text());
process.exitCode = report.failed > 0 ? 1 : 0;
