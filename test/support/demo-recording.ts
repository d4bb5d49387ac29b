import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DEMO_RECORDING, DEMO_TRUTH } from './command.ts';

/** The lines of the bundled recording, without their ends. */
export function demoLines(): readonly string[] {
  return unpacked(DEMO_RECORDING).trimEnd().split('\n');
}

/** What the cluster of the bundled recording really held at an instant, of what tests ask about. */
export interface DemoStep {
  readonly name: string;
  readonly at: string;
  /** Pods that served reviews v2 in the namespace default, sorted. */
  readonly pods: readonly string[];
}

/** The steps at which pods were observed. */
export function demoSteps(): readonly DemoStep[] {
  const { steps } = JSON.parse(unpacked(DEMO_TRUTH)) as { readonly steps: readonly TruthStep[] };
  return steps
    .filter(({ unobserved }) => !unobserved.includes('v1/pods'))
    .map(({ name, at, meaning }) => ({
      name,
      at,
      pods: (meaning.services['default/reviews']?.versions['v2']?.ready ?? [])
        .map(({ pod }) => pod)
        .sort(),
    }));
}

interface TruthStep {
  readonly name: string;
  readonly at: string;
  readonly unobserved: readonly string[];
  readonly meaning: {
    readonly services: Readonly<
      Record<
        string,
        { readonly versions: Readonly<Record<string, { ready: readonly { pod: string }[] }>> }
      >
    >;
  };
}

/** "Which pods served reviews v2?" */
export const PODS_OF_REVIEWS_V2 = `g.V().has('Service','name','reviews').has('namespace','default')
  .outE('endpoint').has('ready',true).inV().has('labels.version','v2').values('name')`;

function unpacked(path: string): string {
  return gunzipSync(readFileSync(path)).toString('utf8');
}
