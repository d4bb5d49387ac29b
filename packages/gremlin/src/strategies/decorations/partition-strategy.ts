import { boolean, text, texts } from '../../plan/parameters.ts';
import type { MapSource, Step } from '../../plan/step.ts';
import { AddEdge } from '../../steps/add-edge.ts';
import { AddVertex } from '../../steps/add-vertex.ts';
import { Has } from '../../steps/has-conditions.ts';
import { mapStep } from '../../steps/make-step.ts';
import { MergeElement } from '../../steps/merge-element.ts';
import { member } from '../../values/predicate.ts';
import { defineDecoration } from '../define-decoration.ts';
import { restrict } from '../restrict.ts';

/**
 * Every element belongs to the partition that its property names.
 *
 *     V().out()     ->  V().has(key, within(read)).outE().has(key, within(read)).inV().has(key, within(read))
 *     addV('Pod')   ->  addV('Pod').property(key, write)
 */
export const partitionStrategy = defineDecoration({
  name: 'PartitionStrategy',
  summary:
    'Sees only elements whose property partitionKey is one of readPartitions, and writes writePartition there; includeMetaProperties: the same for properties of vertices.',
  options: {
    partitionKey: text('text'),
    writePartition: text('text'),
    readPartitions: texts(),
    includeMetaProperties: boolean('boolean'),
  },
  make({ partitionKey, writePartition, readPartitions = [], includeMetaProperties = false }) {
    if (partitionKey === undefined) return { incomplete: 'PartitionStrategy needs a partitionKey' };
    const isRead = {
      steps: [new Has([{ key: partitionKey, test: member(true, readPartitions) }])],
    };
    const criteria = {
      vertices: isRead,
      edges: isRead,
      vertexProperties: includeMetaProperties ? isRead : undefined,
      checkAdjacentVertices: false,
    };
    return {
      verify(plan, _names, about) {
        const writing = writePartition === undefined && plan.steps.find(({ writes }) => writes);
        if (!writing) return;
        throw about.refuse(
          'PartitionStrategy needs a writePartition where the query writes',
          writing,
        );
      },
      apply(plan) {
        const restricted = restrict(plan, criteria);
        if (writePartition === undefined) return restricted;
        const mark = {
          key: partitionKey,
          value: { kind: 'value', value: writePartition },
          meta: [],
        } as const;
        return { steps: restricted.steps.map((step) => marked(step, mark, includeMetaProperties)) };
      },
    };
  },
});

/** The property that tells an element's partition. */
interface Mark {
  readonly key: string;
  readonly value: { readonly kind: 'value'; readonly value: string };
  readonly meta: readonly [];
}

/** What is made carries the mark; with `inside` properties of vertices do too. */
function marked(step: Step, mark: Mark, inside: boolean): Step {
  if (step instanceof AddEdge) {
    return new AddEdge({ ...step.told, settings: [mark, ...step.told.settings] });
  }
  if (step instanceof MergeElement) {
    const merge = markedMap(step.told.merge, mark);
    return new MergeElement(step.kind, { ...step.told, merge });
  }
  if (!(step instanceof AddVertex)) return step;
  const settings = step.told.settings.map((setting) => {
    const isProperty = inside && typeof setting.key === 'string';
    return isProperty ? { ...setting, meta: [mark, ...setting.meta] } : setting;
  });
  return new AddVertex({ ...step.told, settings: [mark, ...settings] });
}

/** What is searched for, and so also what is made where it is not found. */
function markedMap(source: MapSource, { key, value }: Mark): MapSource {
  if (source.kind === 'map')
    return { kind: 'map', map: new Map([...source.map, [key, { value: value.value }]]) };
  const withMark = mapStep({ name: 'map' }, (map) =>
    map instanceof Map ? new Map([...map, [key, value.value]]) : map,
  );
  return { kind: 'traversal', traversal: { steps: [...source.traversal.steps, withMark] } };
}
