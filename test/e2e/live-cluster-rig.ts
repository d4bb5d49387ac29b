import { execFile, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JsonObject } from '@meshlapse/model';
import { Agent, request } from 'undici';

const run = promisify(execFile);

/** Scripts that start a real control plane; they live beside the checkout, not in it. */
const SCRIPTS = fileURLToPath(new URL('../../../shared/cluster/', import.meta.url));

export const isAvailable = existsSync(join(SCRIPTS, 'start.sh'));

interface Named {
  readonly metadata: {
    readonly namespace?: string;
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion: string;
  };
}

/** A real API server with etcd, controllers, scheduler and simulated nodes, on loopback. */
export class LiveCluster {
  readonly directory: string;
  readonly port: number;
  readonly token: string;
  readonly certificate: string;
  readonly #agent: Agent;

  private constructor(directory: string, port: number) {
    this.directory = directory;
    this.port = port;
    this.token = readFileSync(join(directory, 'token'), 'utf8').trim();
    this.certificate = readFileSync(join(directory, 'ca.crt'), 'utf8');
    this.#agent = new Agent({ connect: { ca: this.certificate }, allowH2: false });
  }

  static async start(directory: string): Promise<LiveCluster> {
    // Six ports in a row; two runs side by side must not meet.
    const port = 20_000 + (process.pid % 1000) * 10;
    const options = { timeout: 90_000 };
    await run(join(SCRIPTS, 'start.sh'), [directory, '3', '3', String(port)], options);
    return new LiveCluster(directory, port);
  }

  /** Ends what was started, also when only a part of it came up. */
  static async stop(directory: string): Promise<void> {
    await run(join(SCRIPTS, 'down.sh'), [directory], { timeout: 60_000 });
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async call(
    method: 'GET' | 'POST' | 'DELETE' | 'PATCH',
    path: string,
    body?: object | string,
  ): Promise<JsonObject> {
    const json = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const type = typeof body === 'string' ? 'application/yaml' : json;
    const { statusCode, body: answer } = await request(this.url + path, {
      dispatcher: this.#agent,
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': type },
      body: typeof body === 'object' ? JSON.stringify(body) : (body ?? null),
    });
    const text = await answer.text();
    if (statusCode < 300) return JSON.parse(text) as JsonObject;
    if (statusCode !== 429) throw new Error(`${method} ${path}: ${statusCode} ${text}`);
    // It is not ready yet: it has just started, or the definition has.
    await delay(500);
    return await this.call(method, path, body);
  }

  /** Custom resource definitions of Istio or the Gateway API, as YAML; by name. */
  definitions(file: 'istio.yaml' | 'gateway-api.yaml'): Map<string, string> {
    const documents = readFileSync(join(SCRIPTS, 'crds', file), 'utf8').split(/^---$/m);
    const definitions = documents.filter((text) => /^kind: CustomResourceDefinition$/m.test(text));
    return new Map(definitions.map((text) => [/^ {2}name: (\S+)$/m.exec(text)?.[1] ?? '', text]));
  }

  /** The names of all resources that can be listed and watched, read the old way, version by version. */
  async resources(): Promise<string[]> {
    const groups = (await this.call('GET', '/apis'))['groups'] as unknown as {
      versions: { groupVersion: string }[];
    }[];
    const names = new Map((await this.#resourcesOf('v1')).map((name) => [name, name]));
    for (const { groupVersion } of groups.flatMap(({ versions }) => versions)) {
      for (const name of await this.#resourcesOf(groupVersion)) {
        const anyVersion = name.replace(/[/][^/]+[/]/, '/');
        if (!names.has(anyVersion)) names.set(anyVersion, name);
      }
    }
    const isRecorded = (name: string) => name !== 'v1/events' && !name.startsWith('coordination.');
    return [...names.values()].filter(isRecorded).sort();
  }

  async #resourcesOf(version: string): Promise<string[]> {
    const list = await this.call('GET', `${version === 'v1' ? '/api' : '/apis'}/${version}`);
    const resources = list['resources'] as unknown as { name: string; verbs: string[] }[];
    const watchable = resources.filter(({ verbs }) => verbs.includes('watch'));
    return watchable.map(({ name }) => `${version}/${name}`);
  }

  /** `namespace/name uid resourceVersion` of each object, as the API server itself lists them. */
  async contents(resource: string): Promise<string[]> {
    const list = await this.call('GET', pathOf(resource));
    return ((list['items'] ?? []) as unknown as Named[]).map(({ metadata }) => {
      const { namespace, name, uid, resourceVersion } = metadata;
      const key = namespace === undefined ? name : `${namespace}/${name}`;
      return `${key} ${uid} ${resourceVersion}`;
    });
  }

  /** Makes the past unreadable: whoever asks for changes since then, past every cache, gets a 410. */
  async compact(): Promise<void> {
    const etcd = `http://127.0.0.1:${this.port + 1}/v3/kv`;
    const post = async (path: string, body: object) => {
      const response = await request(etcd + path, { method: 'POST', body: JSON.stringify(body) });
      return (await response.body.json()) as { header: { revision: string } };
    };
    const { header } = await post('/range', { key: Buffer.from('a').toString('base64') });
    await post('/compaction', { revision: header.revision, physical: true });
  }

  /** Ends the API server as a crash does, and starts it again. */
  async restartApiServer(whileDown: () => Promise<void>): Promise<void> {
    const file = join(this.directory, 'pids');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const index = lines.findIndex((line) => line.endsWith(' kube-apiserver'));
    const pid = Number(lines[index]?.split(' ')[0]);
    const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .slice(0, -1);
    process.kill(pid, 'SIGKILL');
    while (existsSync(`/proc/${pid}`)) await delay(20);
    await whileDown();
    const log = openSync(join(this.directory, 'log', 'kube-apiserver.log'), 'a');
    const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
    child.unref();
    lines[index] = `${child.pid} kube-apiserver`;
    writeFileSync(file, `${lines.join('\n')}\n`);
    await this.#ready();
  }

  async #ready(): Promise<void> {
    for (let i = 0; i < 300; i++) {
      const response = await request(`${this.url}/readyz`, {
        dispatcher: this.#agent,
        headers: { authorization: `Bearer ${this.token}` },
      }).catch(() => undefined);
      await response?.body.dump();
      if (response?.statusCode === 200) return;
      await delay(100);
    }
    throw new Error('the API server did not become ready');
  }
}

/** Where a resource is: `group/version/plural`, in a namespace or everywhere. */
export function pathOf(resource: string, namespace?: string): string {
  const root = resource.split('/').length === 2 ? '/api' : '/apis';
  const scope = namespace === undefined ? '' : `namespaces/${namespace}/`;
  return `${root}/${resource.replace(/[^/]+$/, `${scope}$&`)}`;
}

/** A network between the recorder and the API server that can be cut. */
export class CuttableNetwork {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: number) {
    this.#target = target;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#target, '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Cuts every connection; new ones are possible at once. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts every connection and refuses new ones. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.cut();
    await closed;
  }
}
