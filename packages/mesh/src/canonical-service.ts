import type { Labels } from './selectors.ts';

export interface Version {
  readonly name: string;
  readonly revision: string;
}

export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/**
 * The service and revision that Istio's telemetry files a workload under: what "version" means in a mesh.
 *
 * `workload` names it when no label does.
 */
export function canonicalVersion(labels: Labels, workload: string): Version {
  const name =
    first(labels, ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']) ?? workload;
  const revision =
    first(labels, [
      'service.istio.io/canonical-revision',
      'app.kubernetes.io/version',
      'version',
    ]) ?? 'latest';
  return { name, revision };
}

/**
 * The name of the workload that a pod belongs to, from the pod alone: its controller's, without the hash that a
 * Deployment gives its ReplicaSets and the number that a CronJob gives its Jobs.
 */
export function workloadName(pod: string, labels: Labels, controller: Owner | undefined): string {
  if (!controller) return pod;
  if (controller.kind === 'ReplicaSet') {
    const hash = first(labels, ['pod-template-hash', 'rollouts-pod-template-hash']);
    const suffix = `-${hash}`;
    if (hash && controller.name.endsWith(suffix)) return controller.name.slice(0, -suffix.length);
  }
  if (controller.kind === 'Job') return controller.name.replace(/-\d{6,}$/, '');
  return controller.name;
}

function first(labels: Labels, keys: readonly string[]): string | undefined {
  const key = keys.find((candidate) => Object.hasOwn(labels, candidate) && labels[candidate]);
  return key === undefined ? undefined : labels[key];
}
