import type { Modulation, Operand, PropertySetting, Step, Traversal } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { createVertex, setProperty } from '../writing/elements.ts';
import { givenElement } from '../writing/given-element.ts';
import { operandWith, type Replace, replaceBy, traversalsIn } from '../writing/operands.ts';
import { givenProperty, settingsFault, settingWith } from '../writing/property-settings.ts';
import { writeInTurn } from './write-in-turn.ts';

interface Told {
  /** `undefined`: TinkerPop's default, `vertex`. */
  readonly label: Operand | undefined;
  readonly settings: readonly PropertySetting[];
}

/**
 * Makes a vertex for each traverser.
 *
 * It takes in the `property()`s behind it: an id and a label have to be known when the vertex is made, and plain
 * properties look at where the traverser was before.
 */
export class AddVertex implements Step {
  readonly name = 'addV';
  readonly writes = true;
  readonly told: Told;

  constructor(told: Told) {
    this.told = told;
  }

  get nested(): readonly Traversal[] {
    return traversalsIn((replace) => toldWith(this.told, replace));
  }

  withNested(nested: readonly Traversal[]): Step {
    return new AddVertex(toldWith(this.told, replaceBy(nested)));
  }

  get fault(): string | undefined {
    return settingsFault(this.told.settings);
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind === 'with') return this;
    if (modulation.kind !== 'property') return undefined;
    return new AddVertex({
      ...this.told,
      settings: [...this.told.settings, ...modulation.settings],
    });
  }

  open(input: Source, frame: Frame): Source {
    return writeInTurn(input, frame, (traverser, run) => this.#add(traverser, run));
  }

  async #add(traverser: Traverser, run: Run): Promise<readonly Traverser[]> {
    const { label, settings } = this.told;
    const first = settings.filter(isMadeWith);
    const given = await givenElement({ label, settings: first }, 'vertex', traverser, run);
    const vertex = await createVertex(given, run);
    const arrived = traverser.move(vertex);
    for (const setting of settings) {
      if (isMadeWith(setting)) continue;
      await setProperty(vertex, await givenProperty(setting, arrived, run), run);
    }
    return [arrived];
  }
}

/** Whether it is a part of making the vertex, and not a change of it afterwards. */
function isMadeWith({ key, cardinality, meta }: PropertySetting): boolean {
  return meta.length === 0 && (typeof key !== 'string' || cardinality === undefined);
}

function toldWith({ label, settings }: Told, replace: Replace): Told {
  return {
    label: label && operandWith(label, replace),
    settings: settings.map((setting) => settingWith(setting, replace)),
  };
}
