/** What tests use of TinkerPop's driver, which declares no types itself. */
interface DriverRequest {
  readonly requestId: string;
  readonly op: string;
  readonly processor: string;
  readonly args: Readonly<Record<string, unknown>>;
}

interface DriverResponse {
  readonly requestId: unknown;
  readonly status: {
    readonly code: number;
    readonly message: string;
    readonly attributes: unknown;
  };
  readonly result: { readonly data: unknown; readonly meta: unknown };
}

interface DriverReader {
  readResponse(buffer: Buffer): DriverResponse;
}

interface DriverWriter {
  writeRequest(request: DriverRequest): Buffer;
}

/** A traversal or its source: every step gives one more. */
interface DriverTraversal {
  readonly [step: string]: (...args: readonly unknown[]) => DriverTraversal;
}

/** An enumeration or the predicates: names with what they stand for. */
type DriverNames = Readonly<Record<string, unknown>>;
type DriverFunctions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
type DriverClass = abstract new (...args: never[]) => unknown;

declare module 'gremlin' {
  interface Driver {
    readonly process: {
      readonly traversal: () => { withGraph(graph: unknown): DriverTraversal };
      readonly statics: DriverTraversal;
      readonly P: DriverFunctions & DriverClass;
      readonly TextP: DriverFunctions & DriverClass;
      readonly EnumValue: DriverClass;
      readonly Traverser: DriverClass;
      readonly t: DriverNames;
      readonly order: DriverNames;
      readonly cardinality: DriverNames;
      readonly column: DriverNames;
      readonly scope: DriverNames;
    };
    readonly structure: {
      readonly Graph: new () => unknown;
      readonly Vertex: DriverClass;
      readonly Edge: DriverClass;
      readonly VertexProperty: DriverClass;
      readonly Property: DriverClass;
      readonly Path: DriverClass;
      readonly toLong: (value: number) => unknown;
      readonly io: {
        readonly GraphSON2Reader: new () => DriverReader;
        readonly GraphSON2Writer: new () => DriverWriter;
        readonly GraphSON3Reader: new () => DriverReader & { read(json: unknown): unknown };
        readonly GraphSON3Writer: new () => DriverWriter;
      };
    };
  }
  const driver: Driver;
  export = driver;
}

declare module 'gremlin/lib/structure/io/binary/GraphBinary.js' {
  const binary: {
    readonly graphBinaryReader: DriverReader;
    readonly graphBinaryWriter: DriverWriter;
  };
  export = binary;
}
