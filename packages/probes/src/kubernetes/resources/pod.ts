import { canonicalVersion, type Owner, workloadName } from '@meshlapse/mesh';
import { at, numberOf, objectsOf, textOf } from '../../json.ts';
import type { Reference } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import { conditionStatus } from '../../objects/conditions.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';
import { podContainers } from '../pod-containers.ts';
import { podMounts } from '../pod-mounts.ts';

export const pod: Resource = {
  group: '',
  kind: 'Pod',
  promote: (object) => {
    const { spec, status } = object;
    return {
      phase: textOf(status['phase']),
      ready: !isTerminating(object) && conditionStatus(status, 'Ready') === 'True',
      terminating: isTerminating(object),
      podIP: textOf(status['podIP']),
      nodeName: textOf(spec['nodeName']),
      restarts: objectsOf(status['containerStatuses'])
        .map((container) => numberOf(container['restartCount']) ?? 0)
        .reduce((sum, count) => sum + count, 0),
    };
  },
  relate: (object) => [
    ...runs(object),
    ...podContainers(object),
    ...podMounts(object),
    instanceOf(object),
  ],
};

/** A pod that is to be deleted is not given new requests, whatever its last Ready condition says. */
function isTerminating({ document }: ObjectView): boolean {
  return textOf(at(document, 'metadata', 'deletionTimestamp')) !== undefined;
}

function runs({ spec, namespace }: ObjectView): readonly Reference[] {
  const references: Reference[] = [];
  const node = textOf(spec['nodeName']);
  if (node) {
    const to = keyOf('Node', undefined, node);
    references.push({
      key: 'runsOn',
      label: 'runsOn',
      rule: 'pod-node',
      to,
      unresolved: 'missing',
    });
  }
  const account = textOf(spec['serviceAccountName']);
  if (account) {
    const to = keyOf('ServiceAccount', namespace, account);
    const rule = 'pod-service-account';
    references.push({ key: 'runsAs', label: 'runsAs', rule, to, unresolved: 'missing' });
  }
  return references;
}

function instanceOf({ cluster, namespace, name, labels, document }: ObjectView): Reference {
  const workload = workloadName(name, labels, controllerOf(document));
  const version = canonicalVersion(labels, workload);
  const vertex = {
    id: `version:${cluster}/${namespace}/${version.name}/${version.revision}`,
    label: 'Version',
    properties: { name: version.name, namespace, cluster, revision: version.revision },
  };
  const to = { by: 'vertex', vertex } as const;
  return { key: 'instanceOf', label: 'instanceOf', rule: 'pod-canonical-version', to };
}

function controllerOf(document: ObjectView['document']): Owner | undefined {
  const owners = objectsOf(at(document, 'metadata', 'ownerReferences'));
  const owner = owners.find(({ controller }) => controller === true);
  const [kind, name] = [textOf(owner?.['kind']), textOf(owner?.['name'])];
  return kind && name ? { kind, name } : undefined;
}
