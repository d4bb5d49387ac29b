import { CodedError, type ElementId, type GraphView, type NewProperty } from '@meshlapse/model';

/** A form in which files hold whole graphs. */
export interface GraphFormat {
  /** As `IO.graphson` and the like name it. */
  readonly name: string;
  /** What the names of its files end with. */
  readonly extension: string;
  /**
   * What a file holds, element by element, as it is read.
   *
   * @throws {CodedError} `GRAPH_FILE_INVALID`
   */
  read(bytes: Buffer): Iterable<FileElement>;
  /**
   * The file, piece by piece, of a graph as of one instant.
   *
   * @throws {CodedError} `GRAPH_FILE_CANNOT_HOLD`
   */
  write(view: GraphView): AsyncIterable<Uint8Array>;
}

/** Where in a file something stands. */
export type FilePlace = { readonly line: number } | { readonly position: number };

export interface FileVertex {
  readonly kind: 'vertex';
  readonly id: ElementId;
  readonly label: string;
  readonly properties: readonly NewProperty[];
  readonly place: FilePlace;
}

/** An edge; the vertices at its ends may stand behind it. */
export interface FileEdge {
  readonly kind: 'edge';
  /** Without one the graph gives it one. */
  readonly id: ElementId | undefined;
  readonly label: string;
  readonly out: ElementId;
  readonly in: ElementId;
  readonly properties: readonly NewProperty[];
  readonly place: FilePlace;
}

export type FileElement = FileVertex | FileEdge;

/** A file that is not what it should be; `what` goes on after «The file ». */
export function invalidFile(what: string, place: FilePlace, cause?: unknown): CodedError {
  const where = 'line' in place ? `on line ${place.line}` : `at byte ${place.position}`;
  return new CodedError({
    code: 'GRAPH_FILE_INVALID',
    category: 'incorrect',
    message: `The file ${what}, ${where}. Nothing of it was read. Write it with io() of a TinkerPop 3 graph, and name its format where its extension does not.`,
    data: { ...place },
    cause,
  });
}

/** What a graph has and a format does not; `what` goes on after the format's name. */
export function cannotHold(format: string, what: string): CodedError {
  return new CodedError({
    code: 'GRAPH_FILE_CANNOT_HOLD',
    category: 'unsupported',
    message: `${format} cannot hold ${what}. Write GraphSON or Gryo, as in g.io('graph.json').write().`,
    data: { format },
  });
}
