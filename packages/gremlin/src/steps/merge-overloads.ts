import type { ElementKind } from '@meshlapse/model';
import { traversal } from '../plan/parameters.ts';
import type { MapSource } from '../plan/step.ts';
import { wantedMap } from '../plan/write-parameters.ts';
import { type Overload, overload } from './define-step.ts';
import { MergeElement } from './merge-element.ts';

/** With a map, with a traversal that gives one, or without anything: the traverser is on the map. */
export function mergeOverloads(kind: ElementKind): readonly Overload[] {
  const from = (merge: MapSource) => new MergeElement(kind, { merge });
  return [
    overload([], () => from({ kind: 'traversal', traversal: { steps: [] } })),
    overload([wantedMap('map')], (map) => from({ kind: 'map', map })),
    overload([traversal()], (given) => from({ kind: 'traversal', traversal: given })),
  ];
}
