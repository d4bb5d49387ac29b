/** What tests use of the part of TinkerPop's driver that talks to servers. */
interface DriverOptions {
  readonly traversalSource?: string;
  readonly mimeType?: string;
  readonly session?: string;
  readonly authenticator?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly enableCompression?: boolean;
}

/** What a server refused, as the driver throws it. */
interface DriverError {
  readonly statusCode: number;
  readonly statusMessage: string;
}

interface DriverResultSet {
  toArray(): unknown[];
}

interface DriverClient {
  submit(
    query: unknown,
    bindings?: Readonly<Record<string, unknown>> | null,
    options?: Readonly<Record<string, unknown>>,
  ): Promise<DriverResultSet>;
  stream(query: unknown): AsyncIterable<DriverResultSet>;
  close(): Promise<void>;
}

interface DriverConnection {
  close(): Promise<void>;
}

/** The steps that tests take. */
type RemoteStep =
  | 'addV'
  | 'both'
  | 'by'
  | 'count'
  | 'fail'
  | 'has'
  | 'inject'
  | 'is'
  | 'order'
  | 'out'
  | 'path'
  | 'property'
  | 'repeat'
  | 'times'
  | 'V'
  | 'values'
  | 'where'
  | 'with_';

/** A traversal that ends at a server. */
type RemoteTraversal = {
  readonly [S in RemoteStep]: (...args: readonly unknown[]) => RemoteTraversal;
} & {
  toList(): Promise<unknown[]>;
  next(): Promise<{ readonly value: unknown; readonly done: boolean }>;
  iterate(): Promise<void>;
  tx(): RemoteTransaction;
};

interface RemoteTransaction {
  begin(): RemoteTraversal;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** The driver, as far as it talks to servers. */
interface DriverToServers {
  readonly driver: {
    readonly Client: new (url: string, options?: DriverOptions) => DriverClient;
    readonly DriverRemoteConnection: new (url: string, options?: DriverOptions) => DriverConnection;
    readonly auth: {
      readonly PlainTextSaslAuthenticator: new (user: string, password: string) => unknown;
    };
  };
  readonly process: {
    traversal(): { withRemote(connection: DriverConnection): RemoteTraversal };
    readonly statics: RemoteTraversal;
    readonly P: { gt(value: unknown): unknown };
    readonly order: { readonly desc: unknown };
  };
}
