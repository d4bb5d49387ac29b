import {
  CodedError,
  type ElementId,
  type GraphTransaction,
  type Handle,
  TypedNumber,
} from '@meshlapse/model';
import type { Budget } from '../../runner/budget.ts';
import { idText } from '../../values/identity.ts';
import { valueText } from '../../values/value-text.ts';
import { storable } from '../../writing/storable.ts';
import {
  type FileEdge,
  type FileElement,
  type FilePlace,
  type FileVertex,
  type GraphFormat,
  invalidFile,
} from './graph-format.ts';

/**
 * Adds what a file holds to a graph. Ids are taken over. Nothing is committed.
 *
 * A file that is wrong adds nothing. What it holds is charged to the budget, if there is one, while it is being added.
 *
 * @throws {CodedError} `GRAPH_FILE_INVALID` with the `line` or the `position` of the byte in `data`; `GRAPH_ID_TAKEN`
 */
export async function readGraphFile(
  bytes: Uint8Array,
  format: GraphFormat,
  transaction: GraphTransaction,
  budget?: Budget,
): Promise<void> {
  const pace = new Pace(budget);
  try {
    const contents = await contentsOf(bytes, format, pace);
    await add(contents, transaction, pace);
  } finally {
    pace.release();
  }
}

/** Counts what is held, and lets others have their turn. */
class Pace {
  readonly #budget: Budget | undefined;
  #held = 0;

  constructor(budget: Budget | undefined) {
    this.#budget = budget;
  }

  hold(count: number): void {
    this.#held += count;
    this.#budget?.hold(count);
  }

  release(): void {
    this.#budget?.hold(-this.#held);
  }

  async step(): Promise<void> {
    if (this.#budget?.isSliceOver) await this.#budget.breathe();
  }
}

async function contentsOf(bytes: Uint8Array, format: GraphFormat, pace: Pace): Promise<Contents> {
  const contents = new Contents();
  for (const element of format.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))) {
    pace.hold(1 + element.properties.length);
    await pace.step();
    checkValues(element);
    if (element.kind === 'vertex') contents.addVertex(element);
    else contents.addEdge(element);
  }
  for (const edge of contents.edges) checkEnds(edge, contents.vertices);
  return contents;
}

/** Everything that a file holds, each id once. */
class Contents {
  readonly vertices = new Map<string, FileVertex>();
  readonly edges: FileEdge[] = [];
  readonly #edgeIds = new Set<string>();

  addVertex(vertex: FileVertex): void {
    const key = checkedKey(vertex.id, vertex.place);
    if (this.vertices.has(key)) throw twice(vertex, vertex.id);
    this.vertices.set(key, vertex);
  }

  addEdge(edge: FileEdge): void {
    if (edge.id !== undefined) {
      const key = checkedKey(edge.id, edge.place);
      if (this.#edgeIds.has(key)) throw twice(edge, edge.id);
      this.#edgeIds.add(key);
    }
    this.edges.push(edge);
  }
}

/** What is no number names nothing. */
function checkedKey(id: ElementId, place: FilePlace): string {
  const plain = id instanceof TypedNumber ? id.value : id;
  if (!Number.isNaN(plain)) return idText(id);
  throw invalidFile('holds an element whose id is not a number', place);
}

function twice({ kind, place }: FileElement, id: ElementId): CodedError {
  return invalidFile(`holds more than one ${kind} with the id ${shown(id)}`, place);
}

function checkValues({ properties, place }: FileElement): void {
  try {
    for (const { value, meta = [] } of properties) {
      for (const held of [value, ...meta.map((own) => own.value)]) storable(held);
    }
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw invalidFile('holds a property that is no value of a graph', place, error);
  }
  const ids = properties.flatMap(({ id }) => (id === undefined ? [] : idText(id)));
  if (new Set(ids).size < ids.length) {
    throw invalidFile('holds more than one property of a vertex with the same id', place);
  }
}

function checkEnds(edge: FileEdge, vertices: ReadonlyMap<string, FileVertex>): void {
  const missing = [edge.out, edge.in].find((id) => !vertices.has(idText(id)));
  if (missing === undefined) return;
  const what = `holds an edge to the vertex ${shown(missing)}, which it does not hold`;
  throw invalidFile(what, edge.place);
}

async function add(
  { vertices, edges }: Contents,
  transaction: GraphTransaction,
  pace: Pace,
): Promise<void> {
  const handles = new Map<string, Handle>();
  for (const [key, { id, label, properties }] of vertices) {
    const vertex = await transaction.addVertex({ id, label });
    handles.set(key, vertex);
    for (const property of properties) {
      await pace.step();
      await transaction.setProperty('vertex', vertex, property);
    }
  }
  const end = (id: ElementId) => handles.get(idText(id)) ?? 0;
  for (const { id, label, out, in: into, properties } of edges) {
    await pace.step();
    const ends = { label, out: end(out), in: end(into) };
    const edge = await transaction.addEdge(id === undefined ? ends : { id, ...ends });
    for (const property of properties) await transaction.setProperty('edge', edge, property);
  }
}

const SHOWN = 60;

/** An id as messages show it. */
function shown(id: ElementId): string {
  const text = valueText(id);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
