import type { Cursor, ElementQuery, GraphView, TemporalGraph } from '@meshlapse/model';
import { textOf } from '../json.ts';
import { factsOf, viewOf } from '../objects/describe.ts';
import { hashOfDocument } from '../objects/normalise.ts';
import type { ClusterChanges } from './cluster-changes.ts';
import { labelState } from './resource-table.ts';

const PAGE = 500;

/** Recalls a cluster's objects as of its last event from the graph they were recorded in, and what links them. */
export async function restore(graph: TemporalGraph, changes: ClusterChanges): Promise<void> {
  const { linker, state } = changes;
  for (const resource of state.resources.values()) {
    linker.settle(resource.label, labelState(resource));
  }
  const view = await graph.view({ kind: 'at', at: state.at });
  for (const query of queries(view, changes)) {
    let cursor: Cursor | undefined;
    do {
      const page = await view.find(query, PAGE, cursor);
      await recall(view, page.handles, changes);
      cursor = page.next;
    } while (cursor !== undefined);
  }
  linker.takeChanges();
}

/** By cluster where that is indexed, otherwise by the labels of its resources. */
function queries(view: GraphView, { cluster, state }: ClusterChanges): readonly ElementQuery[] {
  if (view.indexed('vertex', 'cluster')) {
    return [{ kind: 'vertex', equals: [{ key: 'cluster', value: cluster }] }];
  }
  const labels = [...new Set(Array.from(state.resources.values(), ({ label }) => label))];
  return labels.length > 0 ? [{ kind: 'vertex', labels }] : [];
}

async function recall(
  view: GraphView,
  handles: readonly number[],
  { cluster, objects, linker }: ClusterChanges,
): Promise<void> {
  const documents = await view.documents('vertex', handles);
  const clusters = await view.values('vertex', handles, 'cluster');
  const resources = await view.values('vertex', handles, 'resource');
  const versions = await view.values('vertex', handles, 'resourceVersion');
  for (const [i, document] of documents.entries()) {
    const resource = resources[i]?.[0];
    if (!document || typeof resource !== 'string' || clusters[i]?.[0] !== cluster) continue;
    const object = viewOf(document, cluster, resource);
    const resourceVersion = versions[i]?.[0];
    objects.set(object.uid, {
      resource,
      contentHash: hashOfDocument(document),
      resourceVersion: typeof resourceVersion === 'string' ? textOf(resourceVersion) : undefined,
    });
    linker.put(factsOf(object));
  }
}
