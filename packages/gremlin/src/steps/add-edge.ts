import { Token } from '@meshlapse/model';
import type { Modulation, Operand, PropertySetting, Step, Traversal } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import { scopeValues } from '../runner/scope-values.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Tracking, Traverser } from '../runner/traverser.ts';
import type { Element, LiveValue } from '../values/value.ts';
import { createEdge, elementNamed } from '../writing/elements.ts';
import { checkedLabel, writeError } from '../writing/faults.ts';
import { givenElement } from '../writing/given-element.ts';
import {
  findOperand,
  operandWith,
  type Replace,
  readOperand,
  replaceBy,
  traversalsIn,
} from '../writing/operands.ts';
import { settingsFault, settingWith } from '../writing/property-settings.ts';
import { writeInTurn } from './write-in-turn.ts';

/** What `from()` and `to()` say: a name that something was given, or a vertex. */
type End = Operand | { readonly kind: 'label'; readonly label: string };

interface Told {
  readonly label: Operand;
  readonly from?: End;
  readonly to?: End;
  readonly settings: readonly PropertySetting[];
}

/** Makes an edge for each traverser. An end that nobody names is the vertex that the traverser is on. */
export class AddEdge implements Step {
  readonly name = 'addE';
  readonly writes = true;
  readonly told: Told;

  constructor(told: Told) {
    this.told = told;
  }

  get needs(): Tracking {
    const { from, to } = this.told;
    return from?.kind === 'label' || to?.kind === 'label' ? 'labels' : 'none';
  }

  get nested(): readonly Traversal[] {
    return traversalsIn((replace) => toldWith(this.told, replace));
  }

  withNested(nested: readonly Traversal[]): Step {
    return new AddEdge(toldWith(this.told, replaceBy(nested)));
  }

  get fault(): string | undefined {
    const { settings } = this.told;
    const many = settings.find(({ cardinality = 'single' }) => cardinality !== 'single');
    if (many) {
      return `Multi-property cardinality of [${many.cardinality}] can only be set for a Vertex but is being used for addE() with key: ${keyText(many)}`;
    }
    const nesting = settings.find(({ meta }) => meta.length > 0);
    if (nesting)
      return `Properties of the property ${keyText(nesting)} can only be set for a Vertex`;
    return settingsFault(settings);
  }

  modulate(modulation: Modulation): Step | undefined {
    switch (modulation.kind) {
      case 'with':
        return this;
      case 'from':
      case 'to':
        return this.#with({ [modulation.kind]: { kind: 'label', label: modulation.label } });
      case 'end':
        return this.#with({ [modulation.end]: modulation.vertex });
      case 'property':
        return this.#with({ settings: [...this.told.settings, ...modulation.settings] });
      default:
        return undefined;
    }
  }

  #with(more: Partial<Told>): AddEdge {
    return new AddEdge({ ...this.told, ...more });
  }

  open(input: Source, frame: Frame): Source {
    return writeInTurn(input, frame, (traverser, run) => this.#add(traverser, run));
  }

  async #add(traverser: Traverser, run: Run): Promise<readonly Traverser[]> {
    const { label: told, from, to, settings } = this.told;
    const label = checkedLabel(await readOperand(told, traverser, run));
    const into = await this.#end('to', to, { traverser, run, label });
    const out = await this.#end('from', from, { traverser, run, label });
    const known: Operand = { kind: 'value', value: label };
    const given = await givenElement({ label: known, settings }, 'edge', traverser, run);
    return [traverser.move(await createEdge(given, { out, in: into }, run))];
  }

  async #end(
    name: 'from' | 'to',
    end: End | undefined,
    { traverser, run, label }: { traverser: Traverser; run: Run; label: string },
  ): Promise<Element> {
    const named = end ? await read(end, traverser, run) : traverser.value;
    if (named === undefined) {
      throw writeError(
        `addE(${label}) failed because the ${name}() traversal (which should give a Vertex) failed with: The provided traverser does not map to a value`,
        'Look at what it gives for this traverser.',
      );
    }
    const vertex = await elementNamed('vertex', named, run);
    if (vertex) return vertex;
    const what = `The value given to addE(${label}).${name}() must resolve to a Vertex or the ID of a Vertex present in the graph`;
    throw named === null
      ? writeError(`${what}, but null was specified instead`, `Name the vertex with ${name}().`)
      : writeError(
          `${what}. The provided value does not match any vertices in the graph`,
          `Name another vertex with ${name}().`,
        );
  }
}

async function read(end: End, traverser: Traverser, run: Run): Promise<LiveValue | undefined> {
  if (end.kind !== 'label') return findOperand(end, traverser, run);
  const [named] = await scopeValues([traverser], end.label, run);
  return named;
}

function keyText({ key }: PropertySetting): string {
  return typeof key === 'string' ? key : key instanceof Token ? key.name : 'of a traversal';
}

function toldWith(told: Told, replace: Replace): Told {
  const { label, from, to, settings } = told;
  return {
    label: operandWith(label, replace),
    ...(from && { from: endWith(from, replace) }),
    ...(to && { to: endWith(to, replace) }),
    settings: settings.map((setting) => settingWith(setting, replace)),
  };
}

function endWith(end: End, replace: Replace): End {
  return end.kind === 'label' ? end : operandWith(end, replace);
}
