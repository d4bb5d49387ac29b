import { CodedError, intersect } from '@meshlapse/model';
import { didYouMean, nearest } from '../plan/nearest.ts';
import { instantOf } from '../plan/settings.ts';
import type { Modulation, Operand, Step, Traversal } from '../plan/step.ts';
import { firstResults } from '../runner/local.ts';
import type { Run } from '../runner/run.ts';
import {
  type Batch,
  type Frame,
  flatMapBatches,
  type Source,
  sourceFrom,
} from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { serviceArguments } from '../services/parameters.ts';
import type {
  Service,
  ServiceContext,
  ServiceParameters,
  ServiceRow,
  StartService,
  StreamingService,
} from '../services/service.ts';
import { Element, type LiveValue } from '../values/value.ts';

interface Shape {
  readonly given?: ReadonlyMap<LiveValue, LiveValue>;
  /** Gives a map for each traverser. */
  readonly found?: Traversal;
  /** What `with()` said; the last word counts. */
  readonly named?: readonly { readonly name: string; readonly operand: Operand }[];
}

/** What a service gives. */
export class ServiceCall implements Step {
  readonly name = 'call';
  readonly leaves = true;
  readonly #service: string;
  readonly #shape: Shape;

  constructor(service: string, shape: Shape = {}) {
    this.#service = service;
    this.#shape = shape;
  }

  get nested(): readonly Traversal[] {
    const { found, named = [] } = this.#shape;
    const inNamed = named.flatMap(({ operand }) =>
      operand.kind === 'traversal' ? [operand.traversal] : [],
    );
    return found ? [found, ...inNamed] : inNamed;
  }

  withNested(nested: readonly Traversal[]): Step {
    const { found, named = [] } = this.#shape;
    const rest = [...nested];
    const own = found && { found: rest.shift() ?? found };
    const others = named.map(({ name, operand }) =>
      operand.kind === 'value'
        ? { name, operand }
        : { name, operand: { ...operand, traversal: rest.shift() ?? operand.traversal } },
    );
    return new ServiceCall(this.#service, { ...this.#shape, ...own, named: others });
  }

  modulate(modulation: Modulation): Step | undefined {
    if (modulation.kind !== 'with' || typeof modulation.key !== 'string') return undefined;
    const { key: name, value = true, traversal } = modulation;
    const operand: Operand = traversal
      ? { kind: 'traversal', traversal }
      : { kind: 'value', value };
    const named = [...(this.#shape.named ?? []), { name, operand }];
    return new ServiceCall(this.#service, { ...this.#shape, named });
  }

  open(input: Source, frame: Frame): Source {
    const service = serviceNamed(this.#service, frame.run.services);
    return flatMapBatches(input, (batch) => sourceFrom(this.#answers(service, batch, frame)));
  }

  async *#answers(
    service: StartService | StreamingService,
    batch: Batch,
    { run }: Frame,
  ): AsyncGenerator<readonly Traverser[]> {
    const parameters = await this.#parametersOf(batch, run);
    const context = contextOf(run);
    // Without nested traversals all are told the same.
    const groups = this.nested.length === 0 ? [batch] : batch.map((traverser) => [traverser]);
    let next = 0;
    for (const group of groups) {
      const told = parameters[next] ?? new Map();
      next += group.length;
      yield* service.kind === 'start'
        ? begun(service, group, told, context)
        : streamed(service, group, told, context);
    }
  }

  async #parametersOf(batch: Batch, run: Run): Promise<readonly ServiceParameters[]> {
    const { given, found, named = [] } = this.#shape;
    const maps = found ? await firstResults(found, batch, run) : [];
    const columns = await Promise.all(named.map(({ operand }) => valuesOf(operand, batch, run)));
    return batch.map((_, i) => {
      const map = maps[i]?.value;
      const said = named.map(({ name }, n) => [name, columns[n]?.[i]] as const);
      const told = [...(given ?? []), ...(map instanceof Map ? map : []), ...said];
      return new Map(
        told.flatMap(([key, value]) => (value === undefined ? [] : [[String(key), value]])),
      );
    });
  }
}

async function valuesOf(
  operand: Operand,
  batch: Batch,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  if (operand.kind === 'value') return batch.map(() => operand.value);
  return (await firstResults(operand.traversal, batch, run)).map((result) => result?.value);
}

async function* begun(
  service: StartService,
  batch: Batch,
  parameters: ServiceParameters,
  context: ServiceContext,
): AsyncGenerator<readonly Traverser[]> {
  for (const traverser of batch) {
    if (!traverser.isSeed) throw serviceArguments(service.name, 'it begins a traversal');
    for await (const rows of service.call(parameters, context)) yield arrivals(traverser, rows);
  }
}

async function* streamed(
  service: StreamingService,
  batch: Batch,
  parameters: ServiceParameters,
  context: ServiceContext,
): AsyncGenerator<readonly Traverser[]> {
  if (batch.some(({ isSeed }) => isSeed)) {
    throw serviceArguments(service.name, 'it cannot begin a traversal');
  }
  const inputs = batch.map(({ value, during }) => ({ value, during }));
  const answers = await service.call(inputs, parameters, context);
  yield batch.flatMap((traverser, i) => arrivals(traverser, answers[i] ?? []));
}

/** Narrowed to when each row holds. */
function arrivals(traverser: Traverser, rows: readonly ServiceRow[]): readonly Traverser[] {
  return rows.flatMap(({ value, during }) => {
    const [own, held] = [traverser.during, during];
    const common = own && held ? intersect(own, held) : own;
    return own && !common ? [] : traverser.move(value, common);
  });
}

function contextOf(run: Run): ServiceContext {
  return {
    view: run.view,
    viewAt: (time) => run.viewAt(time),
    instant: (value) => instantOf(value, run.now),
    element: (kind, view, handle) => new Element(kind, view, handle),
    services: run.services,
  };
}

function serviceNamed(name: string, known: readonly Service[]): StartService | StreamingService {
  const service = known.find((other) => other.name === name);
  if (service && service.kind !== 'step') return service;
  const near = nearest(
    name,
    known.map((other) => other.name),
  );
  throw new CodedError({
    code: 'SERVICE_UNKNOWN',
    category: 'incorrect',
    message: `Unrecognized service: ${name}. ${didYouMean(near, (other) => `'${other}'`) || "g.call('--list') names all."}`,
    data: { service: name, nearest: near },
  });
}
