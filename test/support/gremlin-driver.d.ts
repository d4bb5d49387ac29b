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

type DriverStep =
  | 'V'
  | 'addV'
  | 'by'
  | 'count'
  | 'has'
  | 'mergeV'
  | 'order'
  | 'out'
  | 'property'
  | 'repeat'
  | 'times'
  | 'with_';

/** A traversal or its source: every step gives one more. */
interface DriverTraversal
  extends Readonly<Record<DriverStep, (...args: readonly unknown[]) => DriverTraversal>> {
  getBytecode(): unknown;
}

interface DriverPredicate {
  or(other: DriverPredicate): DriverPredicate;
}

/** An enumeration or the predicates: names with what they stand for. */
type DriverNames = Readonly<Record<string, unknown>>;
type DriverPredicates<Name extends string> = Readonly<
  Record<Name, (...args: readonly unknown[]) => DriverPredicate>
>;
type DriverClass = abstract new (...args: never[]) => unknown;

declare module 'gremlin' {
  interface Driver {
    readonly process: {
      readonly statics: DriverTraversal;
      readonly P: DriverPredicates<'gt' | 'lt'>;
      readonly TextP: DriverPredicates<'startingWith'>;
      readonly EnumValue: DriverClass;
      readonly Traverser: DriverClass;
      readonly t: DriverNames;
      readonly order: DriverNames;
      readonly cardinality: DriverNames;
    };
    readonly structure: {
      readonly Graph: new () => { traversal(): DriverTraversal };
      readonly Vertex: DriverClass;
      readonly Edge: DriverClass;
      readonly VertexProperty: DriverClass;
      readonly Property: DriverClass;
      readonly Path: DriverClass;
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
