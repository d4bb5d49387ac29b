import type { RepeatShape } from '../plan/repeat-shape.ts';
import type { Modulation, Step, Traversal } from '../plan/step.ts';
import { RepeatSource } from '../runner/repeat-source.ts';
import type { Frame, Source } from '../runner/source.ts';

type PartialShape = Partial<RepeatShape>;

/** `repeat()` with its `until()`, `times()` and `emit()`, which may stand in front of it or behind it. */
class Repeat implements Step {
  readonly name = 'repeat';
  readonly bears = 'time';
  readonly branches = true;
  readonly shape: PartialShape;

  constructor(shape: PartialShape) {
    this.shape = shape;
  }

  get incomplete(): string | undefined {
    const { body } = this.shape;
    if (!body) {
      return 'The repeat()-traversal was not defined: until(), times() and emit() need a repeat()';
    }
    const injects = body.steps.some(({ name }) => name === 'inject');
    return injects ? 'The parent of inject()-step can not be repeat()-step' : undefined;
  }

  get nested(): readonly Traversal[] {
    const { body, until, emit } = this.shape;
    const parts = [body, typeof until?.what === 'object' ? until.what : undefined, emit?.what];
    return parts.filter((part) => part !== undefined);
  }

  withNested(nested: readonly Traversal[]): Step {
    const { body, until, emit } = this.shape;
    const rest = [...nested];
    return new Repeat({
      ...this.shape,
      ...(body && { body: rest.shift() ?? body }),
      ...(until && {
        until:
          typeof until.what === 'object' ? { ...until, what: rest.shift() ?? until.what } : until,
      }),
      ...(emit && { emit: emit.what ? { ...emit, what: rest.shift() ?? emit.what } : emit }),
    });
  }

  modulate(modulation: Modulation): Step | undefined {
    const { body } = this.shape;
    if (modulation.kind === 'repeat' && body) return undefined;
    const part = partOf(modulation, body === undefined);
    return part && new Repeat({ ...this.shape, ...part });
  }

  open(input: Source, frame: Frame): Source {
    const { body } = this.shape;
    if (!body) throw new TypeError('A loop without a body was not refused');
    return new RepeatSource({ ...this.shape, body }, input, frame);
  }
}

/** The loop that a modulator begins when there is none before it. */
export function beginRepeat(modulation: Modulation): Step | undefined {
  const part = partOf(modulation, true);
  return part && new Repeat(part);
}

function partOf(modulation: Modulation, isFirst: boolean): PartialShape | undefined {
  switch (modulation.kind) {
    case 'repeat':
      return {
        body: modulation.body,
        ...(modulation.name !== undefined && { name: modulation.name }),
      };
    case 'until':
      return { until: { what: modulation.condition, isFirst } };
    case 'times':
      return { until: { what: modulation.count, isFirst } };
    case 'emit':
      return { emit: { what: modulation.condition, isFirst } };
    default:
      return undefined;
  }
}
