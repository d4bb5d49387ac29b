import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDERS = [join(ROOT, 'packages/cli/demo'), join(ROOT, '../shared/recordings')];

/** The recording of a real cluster; `undefined` when this checkout has none. */
export const BOOKINFO = find('bookinfo.ndjson.gz');

const TRUTH = find('bookinfo.truth.json.gz') ?? find('bookinfo.truth.json');

export interface TruthStep {
  readonly step: number;
  readonly name: string;
  readonly at: string;
  readonly unobserved: readonly string[];
  readonly resources: Readonly<
    Record<
      string,
      readonly { namespace?: string; name: string; uid: string; resourceVersion: string }[]
    >
  >;
  readonly meaning: {
    readonly services: Readonly<Record<string, TruthService>>;
    readonly virtualServices: Readonly<
      Record<string, { readonly http: readonly { destinations: readonly TruthDestination[] }[] }>
    >;
    readonly destinationRules: Readonly<
      Record<string, { host: string; subsets: Readonly<Record<string, Record<string, string>>> }>
    >;
    readonly unresolvedSubsets: readonly Readonly<Record<string, unknown>>[];
  };
}

interface TruthService {
  readonly uid: string;
  readonly versions: Readonly<
    Record<string, { readonly ready: readonly TruthPod[]; readonly notReady: readonly TruthPod[] }>
  >;
  readonly endpoints: { readonly ready: readonly string[]; readonly notReady: readonly string[] };
}

interface TruthPod {
  readonly pod: string;
  readonly ip: string;
  readonly node: string;
  readonly zone: string;
}

interface TruthDestination {
  readonly host: string;
  readonly subset: string | null;
  readonly weight: number | null;
  readonly share: number;
}

/** What the cluster of the recording really held, step by step. */
export function bookinfoTruth(): readonly TruthStep[] {
  if (!TRUTH) return [];
  const bytes = readFileSync(TRUTH);
  const text = (TRUTH.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return (JSON.parse(text) as { steps: readonly TruthStep[] }).steps;
}

function find(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
