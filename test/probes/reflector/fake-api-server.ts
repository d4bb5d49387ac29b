import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { JsonObject } from '@meshlapse/model';
import { sendJson, sendStatus, statusOf } from './fake-answers.ts';
import {
  aggregatedDocument,
  type Definition,
  groupDocument,
  plainDocument,
} from './fake-discovery.ts';

interface Change {
  readonly version: number;
  readonly resource: string;
  readonly type: string;
  readonly object: FakeObject;
}

export interface FakeObject extends JsonObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
  };
}

interface Watch {
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly response: ServerResponse;
}

export interface FakeRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly isWatch: boolean;
  /** `group/version/plural` when the path is that of a resource. */
  readonly resource: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** Answers instead of the server when it returns true. */
export type Intercept = (request: FakeRequest, response: ServerResponse) => boolean;

/** As much of an API server as a reflector sees, over real sockets, with every fault at hand. */
export class FakeApiServer {
  readonly requests: FakeRequest[] = [];
  intercept: Intercept = () => false;
  isAggregated = true;
  /** Group versions whose own server does not answer. */
  readonly stale = new Set<string>();
  identity = randomUUID() as string;
  /** Writes watch events a byte at a time. */
  splitsBytes = false;
  readonly #definitions = new Map<string, Definition>();
  readonly #objects = new Map<string, Map<string, FakeObject>>();
  readonly #watches = new Set<Watch>();
  readonly #sockets = new Set<Socket>();
  readonly #tls: ServerOptions | undefined;
  #history: Change[] = [];
  #version = 1000;
  #forgotten = 0;
  #server: Server | undefined;
  #port = 0;

  constructor(tls?: ServerOptions) {
    this.#tls = tls;
  }

  get url(): string {
    return `${this.#tls ? 'https' : 'http'}://127.0.0.1:${this.#port}`;
  }

  get sockets(): number {
    return this.#sockets.size;
  }

  async start(): Promise<this> {
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      this.#handle(request, response);
    const server = this.#tls ? createTlsServer(this.#tls, handle) : createServer(handle);
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Nobody listens any more, and whatever was open is cut. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  define(resource: string, kind: string, more: Partial<Definition> = {}): void {
    const verbs = ['get', 'list', 'watch'];
    this.#definitions.set(resource, { kind, namespaced: true, verbs, ...more });
    if (!this.#objects.has(resource)) this.#objects.set(resource, new Map());
  }

  undefine(resource: string): void {
    this.#definitions.delete(resource);
    this.#objects.delete(resource);
    this.endWatches(resource);
  }

  /** Creates or changes an object. */
  apply(resource: string, key: string, more: JsonObject = {}): FakeObject {
    const before = this.#objectsOf(resource).get(key);
    const uid = before?.metadata.uid ?? randomUUID();
    const type = before ? 'MODIFIED' : 'ADDED';
    return this.#change(type, resource, key, { ...more, uid });
  }

  remove(resource: string, key: string): void {
    const uid = this.#objectsOf(resource).get(key)?.metadata.uid ?? '';
    this.#change('DELETED', resource, key, { uid });
  }

  /** Takes a snapshot of what the server holds: resource, key, uid and version of each object. */
  contents(resource: string): string[] {
    return [...this.#objectsOf(resource)].map(
      ([key, { metadata }]) => `${key} ${metadata.uid} ${metadata.resourceVersion}`,
    );
  }

  /** Forgets the past: whoever asks for changes since then gets a 410. */
  compact(): void {
    this.#forgotten = this.#version;
    this.#history = [];
  }

  /** Goes back to an earlier version, as after restoring a backup. */
  restore(version: number): void {
    this.#version = version;
    this.#history = [];
  }

  get version(): number {
    return this.#version;
  }

  bookmark(resource: string): void {
    const metadata = { resourceVersion: String(++this.#version) };
    this.send(resource, { type: 'BOOKMARK', object: { metadata } });
  }

  send(resource: string, event: JsonObject): void {
    this.sendBytes(resource, Buffer.from(`${JSON.stringify(event)}\n`));
  }

  sendBytes(resource: string, bytes: Buffer): void {
    for (const watch of this.#watches) {
      if (watch.resource === resource) this.#write(watch.response, bytes);
    }
  }

  /** Watches end as they do when their time is up. */
  endWatches(resource: string): void {
    for (const response of this.abandonWatches(resource)) response.end();
  }

  /** Watches end as they do when a cable is pulled. */
  cutWatches(resource: string): void {
    for (const response of this.abandonWatches(resource)) response.destroy();
  }

  /** Nothing is sent on these watches any more, though their connections stand. */
  abandonWatches(resource: string): ServerResponse[] {
    const abandoned = [...this.#watches].filter((watch) => watch.resource === resource);
    for (const watch of abandoned) this.#watches.delete(watch);
    return abandoned.map(({ response }) => response);
  }

  watchCount(resource: string): number {
    return [...this.#watches].filter((watch) => watch.resource === resource).length;
  }

  requestsFor(resource: string, isWatch: boolean): FakeRequest[] {
    return this.requests.filter((each) => each.resource === resource && each.isWatch === isWatch);
  }

  #objectsOf(resource: string): Map<string, FakeObject> {
    return this.#objects.get(resource) ?? new Map<string, FakeObject>();
  }

  #change(type: string, resource: string, key: string, body: JsonObject): FakeObject {
    const { uid, metadata, ...more } = body;
    const [name, namespace] = key.split('/').reverse();
    const definition = this.#definitions.get(resource);
    const object = {
      kind: definition?.kind ?? '',
      apiVersion: resource.replace(/\/[^/]*$/, ''),
      metadata: {
        name,
        ...(namespace === undefined ? {} : { namespace }),
        uid,
        resourceVersion: String(++this.#version),
        ...(metadata as JsonObject | undefined),
      },
      ...more,
    } as unknown as FakeObject;
    if (type === 'DELETED') this.#objectsOf(resource).delete(key);
    else this.#objectsOf(resource).set(key, object);
    this.#history.push({ version: this.#version, resource, type, object });
    for (const watch of this.#watches) {
      const isMeant = watch.namespace === undefined || watch.namespace === namespace;
      if (watch.resource === resource && isMeant) this.#writeEvent(watch.response, type, object);
    }
    return object;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const target = this.#target(url.pathname);
    const seen: FakeRequest = {
      path: url.pathname,
      query: url.searchParams,
      isWatch: url.searchParams.get('watch') === 'true',
      resource: target?.resource,
      headers: request.headers,
    };
    this.requests.push(seen);
    if (this.intercept(seen, response)) return;
    const document = this.#document(url.pathname);
    if (document !== undefined) sendJson(response, document);
    else if (!target || !this.#definitions.has(target.resource)) this.#refuse(seen, response);
    else if (seen.isWatch) this.#watch(target, seen, response);
    else this.#list(target, seen, response);
  }

  #document(path: string): object | undefined {
    const catalogue = { definitions: this.#definitions, stale: this.stale };
    if (path === '/version') return { gitVersion: 'v1.99.0' };
    if (path === '/api/v1/namespaces/kube-system') {
      return { kind: 'Namespace', metadata: { uid: this.identity } };
    }
    if (path !== '/api' && path !== '/apis') return groupDocument(catalogue, path);
    return this.isAggregated
      ? aggregatedDocument(catalogue, path === '/api')
      : plainDocument(catalogue, path === '/api');
  }

  #refuse({ path }: FakeRequest, response: ServerResponse): void {
    const isDown = this.stale.has(path.replace(/^\/apis?\//, ''));
    if (isDown) sendStatus(response, 503, 'the server is not available');
    else sendStatus(response, 404, 'not found');
  }

  #target(path: string): { resource: string; namespace: string | undefined } | undefined {
    const match = /^\/(?:api|apis)\/(.+?)(?:\/namespaces\/([^/]+))?\/([^/]+)$/.exec(path);
    const resource = `${match?.[1]}/${match?.[3]}`;
    const isResource = path.startsWith('/api/')
      ? /^v\d/.test(resource)
      : /^.+\/.+\//.test(resource);
    return match && isResource ? { resource, namespace: match[2] } : undefined;
  }

  #list(
    { resource, namespace }: { resource: string; namespace: string | undefined },
    { query }: FakeRequest,
    response: ServerResponse,
  ): void {
    const least = Number(query.get('resourceVersion') ?? 0);
    if (least > this.#version) {
      const details = { causes: [{ reason: 'ResourceVersionTooLarge' }] };
      sendStatus(response, 504, 'Too large resource version', { details });
      return;
    }
    const limit = Number(query.get('limit') ?? 500);
    const [offset, version] = (query.get('continue') ?? `0 ${this.#version}`)
      .split(' ')
      .map(Number);
    if (Number(version) < this.#forgotten) {
      sendStatus(response, 410, 'continue is too old');
      return;
    }
    const all = [...this.#objectsOf(resource).values()].filter(
      ({ metadata }) => namespace === undefined || metadata.namespace === namespace,
    );
    const end = Number(offset) + limit;
    const items = all.slice(Number(offset), end).map(({ kind, apiVersion, ...item }) => item);
    sendJson(response, {
      kind: 'List',
      metadata: {
        resourceVersion: String(version),
        ...(end < all.length ? { continue: `${end} ${version}` } : {}),
      },
      items: items.length > 0 ? items : null,
    });
  }

  #watch(
    { resource, namespace }: { resource: string; namespace: string | undefined },
    { query }: FakeRequest,
    response: ServerResponse,
  ): void {
    const since = Number(query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    if (since < this.#forgotten) {
      const status = statusOf(410, 'too old resource version', { reason: 'Expired' });
      this.#write(response, Buffer.from(`${JSON.stringify({ type: 'ERROR', object: status })}\n`));
      response.end();
      return;
    }
    for (const change of this.#history) {
      const isMeant = change.resource === resource && change.version > since;
      const isThere = namespace === undefined || change.object.metadata.namespace === namespace;
      if (isMeant && isThere) this.#writeEvent(response, change.type, change.object);
    }
    const watch = { resource, namespace, response };
    this.#watches.add(watch);
    response.on('close', () => this.#watches.delete(watch));
  }

  #writeEvent(response: ServerResponse, type: string, object: FakeObject): void {
    this.#write(response, Buffer.from(`${JSON.stringify({ type, object })}\n`));
  }

  #write(response: ServerResponse, bytes: Buffer): void {
    if (!this.splitsBytes) response.write(bytes);
    else for (const byte of bytes) response.write(Buffer.of(byte));
  }
}
