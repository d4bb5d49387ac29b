import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { ApiFailure, codedError, failureOf } from './api-failure.ts';
import { readAll, refusal } from './api-response.ts';
import { CredentialSource, type Credentials, type TlsOptions } from './credentials.ts';
import { type KubeconfigOptions, loadKubeconfig } from './kubeconfig.ts';

interface RequestOptions {
  readonly signal: AbortSignal;
  readonly accept?: string;
  /** Answers `undefined` when what the server has is still this. */
  readonly etag?: string | undefined;
}

/** A whole answer. */
interface Answer {
  readonly body: Buffer;
  readonly etag: string | undefined;
}

/** The way into one cluster: authenticated requests over one pool of connections. */
export interface ClusterConnection {
  /** What the kubeconfig calls the cluster; undefined inside a pod. */
  readonly name: string | undefined;
  readonly server: string;

  /**
   * @returns `undefined` for an unchanged `etag`
   * @throws {ApiFailure}
   */
  get(path: string, options: RequestOptions): Promise<Answer | undefined>;

  /**
   * An answer that goes on: it is the reader who notices when nothing comes. Abort the signal to end it.
   *
   * @throws {ApiFailure} until the answer begins
   */
  stream(path: string, options: RequestOptions): Promise<Readable>;

  /** Cuts whatever is still open. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** The API server gives up on an ordinary request after a minute. */
const ANSWER_TIMEOUT_MS = 75_000;
const KEEP_ALIVE_MS = 30_000;
/** Of one page; no text longer than half a gigabyte can be read. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;

/**
 * Finds the way into a cluster and tries it.
 *
 * @throws {CodedError} `KUBECONFIG_*` when there is no usable kubeconfig; `CLUSTER_UNREACHABLE`,
 * `CLUSTER_UNTRUSTED`, `CLUSTER_UNAUTHORIZED`, `CLUSTER_FORBIDDEN`, `CLUSTER_BUSY` or
 * `CLUSTER_UNSUPPORTED` when the server does not answer as an API server does.
 */
export async function connectCluster(
  options: KubeconfigOptions & { readonly signal?: AbortSignal } = {},
): Promise<ClusterConnection> {
  const loaded = await loadKubeconfig(options);
  const connection = new Connection(
    loaded.name,
    loaded.cluster,
    new CredentialSource(options, loaded),
  );
  const signal = options.signal ?? new AbortController().signal;
  try {
    await connection.get('/version', { signal });
    return connection;
  } catch (error) {
    // Some clusters keep their version from those who may well read the rest.
    if (error instanceof ApiFailure && error.kind === 'forbidden') return connection;
    await connection.close();
    throw error instanceof ApiFailure ? codedError(error, connection.server) : error;
  }
}

class Connection implements ClusterConnection {
  readonly name: string | undefined;
  readonly server: string;
  readonly #proxy: string | undefined;
  readonly #origin: string;
  readonly #prefix: string;
  readonly #credentials: CredentialSource;
  readonly #dispatchers = new Set<Dispatcher>();
  #current: { readonly identity: string; readonly dispatcher: Dispatcher } | undefined;

  constructor(
    name: string | undefined,
    cluster: { readonly server: string; readonly proxyUrl?: string },
    credentials: CredentialSource,
  ) {
    const url = new URL(cluster.server);
    this.name = name;
    this.server = cluster.server;
    this.#origin = url.origin;
    this.#prefix = url.pathname.replace(/\/$/, '');
    this.#proxy = cluster.proxyUrl || undefined;
    this.#credentials = credentials;
  }

  async get(path: string, options: RequestOptions): Promise<Answer | undefined> {
    try {
      const response = await this.#request(path, options, ANSWER_TIMEOUT_MS);
      if (response.statusCode === 304) {
        await response.body.dump();
        return undefined;
      }
      const body = await readAll(response.body, MAX_ANSWER_BYTES);
      const etag = response.headers['etag'];
      return { body, etag: typeof etag === 'string' ? etag : undefined };
    } catch (error) {
      options.signal.throwIfAborted();
      throw failureOf(error);
    }
  }

  async stream(path: string, options: RequestOptions): Promise<Readable> {
    try {
      return (await this.#request(path, options, 0)).body;
    } catch (error) {
      options.signal.throwIfAborted();
      throw failureOf(error);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#dispatchers].map((dispatcher) => dispatcher.destroy()));
    this.#dispatchers.clear();
  }

  async #request(
    path: string,
    options: RequestOptions,
    bodyTimeout: number,
  ): Promise<Dispatcher.ResponseData> {
    const first = this.#credentials.get();
    const response = await this.#send(path, options, { credentials: await first, bodyTimeout });
    if (response.statusCode !== 401) return accepted(response);
    await response.body.dump();
    this.#credentials.refused(first);
    const renewed = await this.#credentials.get();
    return accepted(await this.#send(path, options, { credentials: renewed, bodyTimeout }));
  }

  #send(
    path: string,
    { signal, accept, etag }: RequestOptions,
    { credentials, bodyTimeout }: { credentials: Credentials; bodyTimeout: number },
  ): Promise<Dispatcher.ResponseData> {
    return this.#dispatcher(credentials.tls).request({
      origin: this.#origin,
      path: this.#prefix + path,
      method: 'GET',
      headers: {
        ...credentials.headers,
        accept: accept ?? 'application/json',
        'user-agent': 'meshlapse',
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout,
      signal,
    });
  }

  /** One pool, until certificates change: then a new one, and the old ends with its last request. */
  #dispatcher(tls: TlsOptions): Dispatcher {
    const identity = JSON.stringify(tls);
    if (this.#current?.identity === identity) return this.#current.dispatcher;
    const retired = this.#current?.dispatcher;
    const dispatcher = createDispatcher(tls, this.#proxy);
    this.#current = { identity, dispatcher };
    this.#dispatchers.add(dispatcher);
    retired?.close().then(
      () => this.#dispatchers.delete(retired),
      () => undefined,
    );
    return dispatcher;
  }
}

function createDispatcher(tls: TlsOptions, proxy: string | undefined): Dispatcher {
  const known = Object.fromEntries(Object.entries(tls).filter(([, value]) => value != null));
  const connect = {
    ...known,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
    timeout: CONNECT_TIMEOUT_MS,
  };
  // A connection for each watch: over one HTTP/2 connection a watch that waits for us holds up the others.
  const common = { allowH2: false, pipelining: 1 };
  if (proxy === undefined) return new Agent({ ...common, connect });
  if (proxy.startsWith('socks')) {
    return new Socks5ProxyAgent(proxy, { ...common, requestTls: connect });
  }
  return new ProxyAgent({ ...common, uri: proxy, requestTls: connect });
}

async function accepted(response: Dispatcher.ResponseData): Promise<Dispatcher.ResponseData> {
  if (response.statusCode === 200 || response.statusCode === 304) return response;
  throw await refusal(response);
}
