import {
  type ElementId,
  type ElementKind,
  type ElementQuery,
  intersect,
  type Value,
} from '@meshlapse/model';
import type { Step } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  Ramp,
  type Source,
  sourceFrom,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { Element } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';

export interface FindConditions {
  /** `undefined`: any. */
  readonly ids?: readonly ElementId[];
  readonly labels?: readonly string[];
  readonly equals?: readonly { readonly key: string; readonly value: Value }[];
}

/** Elements of the graph by what the storage can look up: what `V()` and `E()` are. */
export class Find implements Step {
  readonly name: string;
  readonly bears = 'time';
  readonly elementKind: ElementKind;
  readonly conditions: FindConditions;
  /** More will not be needed, so no page is larger. */
  readonly pageLimit: number;

  constructor(
    elementKind: ElementKind,
    conditions: FindConditions = {},
    pageLimit = Number.POSITIVE_INFINITY,
  ) {
    this.name = elementKind === 'vertex' ? 'V' : 'E';
    this.elementKind = elementKind;
    this.conditions = conditions;
    this.pageLimit = pageLimit;
  }

  /** Whether it reads every element there is. */
  get isFullScan(): boolean {
    const { ids, labels, equals } = this.conditions;
    return !ids && !labels && !equals?.length;
  }

  get detail(): string {
    const { ids, labels, equals = [] } = this.conditions;
    const of = (name: string, given: readonly string[]) => `${name} ${given.join('|')}`;
    return [
      ...(ids
        ? [
            of(
              'id',
              ids.map((id) => valueText(id)),
            ),
          ]
        : []),
      ...(labels ? [of('label', labels)] : []),
      ...equals.map(({ key, value }) => `${key} ${valueText(value)}`),
    ].join(', ');
  }

  get query(): ElementQuery {
    return { kind: this.elementKind, ...this.conditions };
  }

  open(input: Source, frame: Frame): Source {
    return flatMapBatches(input, (batch) => sourceFrom(this.#pages(batch, frame)));
  }

  async *#pages(batch: Batch, frame: Frame): AsyncGenerator<readonly Traverser[]> {
    const ramp = new Ramp();
    const { view } = frame.run;
    for (const traverser of batch) {
      let cursor: unknown;
      do {
        if (frame.isDone(traverser.origin)) break;
        const page = await view.find(this.query, Math.min(ramp.next(), this.pageLimit), cursor);
        yield page.handles.flatMap((handle, i) => {
          const element = new Element(this.elementKind, view, handle);
          return arrive(traverser, element, page.during?.[i], frame.run);
        });
        cursor = page.next;
      } while (cursor !== undefined);
    }
  }
}

function arrive(
  traverser: Traverser,
  element: Element,
  during: { from: number; to: number } | undefined,
  run: Run,
): readonly Traverser[] {
  const there = traverser.leaveHistories();
  if (!during || !run.interval) return [there.move(element)];
  const common = intersect(there.during ?? run.interval, during);
  return common ? [there.move(element, common)] : [];
}
