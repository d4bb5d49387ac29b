import type { ElementKind } from '@meshlapse/model';
import type { MapSource, Modulation, Step, Traversal, WantedMap } from '../plan/step.ts';
import type { Frame, Source } from '../runner/source.ts';
import {
  MERGE_STEPS,
  type MergeTold,
  matchFault,
  mergeFault,
  overrideFault,
} from '../writing/merge-map.ts';
import { merge } from '../writing/merge-run.ts';
import { type Replace, replaceBy, traversalsIn } from '../writing/operands.ts';
import { writeInTurn } from './write-in-turn.ts';

/** Finds the elements that a map describes and changes them, or makes one. */
export class MergeElement implements Step {
  readonly name: string;
  readonly writes = true;
  readonly kind: ElementKind;
  readonly told: MergeTold;

  constructor(kind: ElementKind, told: MergeTold) {
    this.name = MERGE_STEPS[kind];
    this.kind = kind;
    this.told = told;
  }

  get nested(): readonly Traversal[] {
    return traversalsIn((replace) => toldWith(this.told, replace));
  }

  withNested(nested: readonly Traversal[]): Step {
    return new MergeElement(this.kind, toldWith(this.told, replaceBy(nested)));
  }

  /** What can be told from the maps that are written in the query. */
  get fault(): string | undefined {
    const { merge, onCreate, onMatch } = this.told;
    const [searched, created, changed] = [merge, onCreate, onMatch].map(writtenMap);
    return (
      (searched && mergeFault(searched, this.kind)) ??
      (created && mergeFault(created, this.kind)) ??
      (changed && matchFault(changed)) ??
      (searched && created && overrideFault(searched, created)) ??
      (this.kind === 'edge' && [searched, created, changed].some(hasCardinality)
        ? 'option() with the Cardinality argument can only be used following mergeV()'
        : undefined)
    );
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind === 'with') return this;
    if (modulation.kind !== 'merge') return undefined;
    const { option, source } = modulation;
    const isEnd = option === 'outV' || option === 'inV';
    if (isEnd && this.kind === 'vertex') return undefined;
    return new MergeElement(this.kind, { ...this.told, [option]: source });
  }

  open(input: Source, frame: Frame): Source {
    const { kind, told } = this;
    return writeInTurn(input, frame, (traverser, run) => merge({ kind, told, traverser, run }));
  }
}

function writtenMap(source: MapSource | undefined): WantedMap | undefined {
  return source?.kind === 'map' ? source.map : undefined;
}

function hasCardinality(map: WantedMap | undefined): boolean {
  return [...(map?.values() ?? [])].some(({ cardinality }) => cardinality !== undefined);
}

const SOURCES = ['merge', 'onCreate', 'onMatch', 'outV', 'inV'] as const;

function toldWith(told: MergeTold, replace: Replace): MergeTold {
  const replaced = SOURCES.flatMap((name) => {
    const source = told[name];
    return source ? [[name, sourceWith(source, replace)] as const] : [];
  });
  return { ...told, ...Object.fromEntries(replaced) };
}

function sourceWith(source: MapSource, replace: Replace): MapSource {
  if (source.kind === 'map') return source;
  return { kind: 'traversal', traversal: replace(source.traversal) };
}
