import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What a cluster held at an instant, listed independently of its recorder, and what it meant for traffic. */
export interface TruthStep {
  readonly step: number;
  readonly name: string;
  readonly at: string;
  /** Resources that the recorder had lost at that instant. */
  readonly unobserved: readonly string[];
  readonly resources: Readonly<Record<string, readonly TruthObject[]>>;
  readonly meaning: {
    readonly services: Readonly<Record<string, TruthService>>;
    readonly virtualServices: Readonly<Record<string, TruthVirtualService>>;
    readonly destinationRules: Readonly<Record<string, TruthDestinationRule>>;
    readonly unresolvedSubsets: readonly TruthUnresolved[];
  };
}

interface TruthObject {
  readonly namespace?: string | null;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
}

interface TruthPod {
  readonly pod: string;
  readonly ip: string | null;
  readonly node: string | null;
  readonly zone: string | null;
}

interface TruthService {
  readonly uid: string;
  readonly versions: Readonly<
    Record<string, { readonly ready: readonly TruthPod[]; readonly notReady: readonly TruthPod[] }>
  >;
  readonly endpoints: { readonly ready: readonly string[]; readonly notReady: readonly string[] };
}

interface TruthVirtualService {
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  readonly http: readonly {
    readonly destinations: readonly {
      readonly host: string;
      readonly subset: string | null;
      readonly weight: number | null;
      readonly share: number;
    }[];
  }[];
}

interface TruthDestinationRule {
  readonly host: string;
  readonly subsets: Readonly<Record<string, Readonly<Record<string, string>> | null>>;
}

interface TruthUnresolved {
  readonly virtualService: string;
  readonly http: number;
  readonly host: string;
  readonly subset: string;
  readonly reason: string;
}

/** Reads a truth file, plain or gzip. */
export function readTruth(path: string): readonly TruthStep[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const truth = JSON.parse(text) as { readonly format: string; readonly steps: TruthStep[] };
  if (truth.format !== 'meshlapse-truth') throw new Error(`${path} is no truth file`);
  return truth.steps;
}
