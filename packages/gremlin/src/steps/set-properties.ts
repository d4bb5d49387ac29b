import { Token } from '@meshlapse/model';
import type { Modulation, PropertySetting, Step, Traversal } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { ElementProperty } from '../values/value.ts';
import {
  elementToChange,
  type GivenProperty,
  setMetaProperty,
  setProperty,
} from '../writing/elements.ts';
import { writeError } from '../writing/faults.ts';
import { type Replace, replaceBy, traversalsIn } from '../writing/operands.ts';
import { givenProperty, settingsFault, settingWith } from '../writing/property-settings.ts';
import { writeInTurn } from './write-in-turn.ts';

/** Sets properties of elements that are there, or of their properties. */
export class SetProperties implements Step {
  readonly name = 'property';
  readonly settings: readonly PropertySetting[];

  constructor(settings: readonly PropertySetting[]) {
    this.settings = settings;
  }

  get writes(): boolean {
    return this.settings.length > 0;
  }

  get nested(): readonly Traversal[] {
    return traversalsIn((replace) => this.#with(replace));
  }

  withNested(nested: readonly Traversal[]): Step {
    return this.#with(replaceBy(nested));
  }

  #with(replace: Replace): Step {
    return new SetProperties(this.settings.map((setting) => settingWith(setting, replace)));
  }

  get fault(): string | undefined {
    const fixed = this.settings.map(({ key }) => key).find((key) => key instanceof Token);
    if (fixed) return `T.${fixed.name} is immutable on existing elements`;
    return settingsFault(this.settings);
  }

  modulate(modulation: Modulation): Step | undefined {
    return modulation.kind === 'with' ? this : undefined;
  }

  open(input: Source, frame: Frame): Source {
    if (!this.writes) return input;
    return writeInTurn(input, frame, async (traverser, run) => {
      for (const setting of this.settings) {
        const given = await givenProperty(setting, traverser, run);
        await set(traverser, { ...given, cardinality: setting.cardinality }, run);
      }
      return [traverser];
    });
  }
}

async function set(traverser: Traverser, given: GivenProperty, run: Run): Promise<void> {
  const { value } = traverser;
  if (value instanceof ElementProperty && value.owner.kind === 'vertex' && !value.isMeta) {
    refuseCardinality(given, 'VertexProperty');
    return setMetaProperty(value, given, run);
  }
  const element = await elementToChange(value, 'property()', run);
  if (element.kind === 'edge') refuseCardinality(given, 'Edge');
  return setProperty(element, given, run);
}

function refuseCardinality({ key, cardinality, meta }: GivenProperty, met: string): void {
  if (cardinality === undefined && !meta?.length) return;
  throw writeError(
    `Property cardinality can only be set for a Vertex but the traversal encountered ${met} for key: ${key}`,
    'Write property(key, value).',
  );
}
