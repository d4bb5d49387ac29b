import type { RequestOptions } from 'node:https';
import { ApiFailure } from './api-failure.ts';
import { type KubeconfigOptions, type LoadedKubeconfig, loadKubeconfig } from './kubeconfig.ts';

/** What proves who we are, and by what the server proves who it is. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsOptions;
}

export type TlsOptions = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'passphrase' | 'rejectUnauthorized' | 'servername'
>;

/** Tokens and certificates are read again after this; service account tokens rotate within the hour. */
const FRESH_FOR_MS = 30_000;
/** Credential plugins may ask a person, or a network that is gone. */
const PLUGIN_TIMEOUT_MS = 60_000;

/**
 * Keeps credentials current: reads them again every half minute, and the kubeconfig as well when they are
 * refused.
 */
export class CredentialSource {
  readonly #options: KubeconfigOptions;
  #loaded: LoadedKubeconfig;
  #current: Promise<Credentials> | undefined;
  #readAt = 0;

  constructor(options: KubeconfigOptions, loaded: LoadedKubeconfig) {
    this.#options = options;
    this.#loaded = loaded;
  }

  /** @throws {ApiFailure} `unauthorized` when a file or a plugin does not give any. */
  get(): Promise<Credentials> {
    if (this.#current === undefined || performance.now() - this.#readAt > FRESH_FOR_MS) {
      this.#start(async () => readCredentials(this.#loaded));
    }
    return this.#current as Promise<Credentials>;
  }

  /** The server refused these: the next ones come from a kubeconfig read anew, past every cache. */
  refused(credentials: Promise<Credentials>): void {
    if (credentials !== this.#current) return;
    this.#start(async () => {
      this.#loaded = await loadKubeconfig(this.#options).catch(() => this.#loaded);
      return readCredentials(this.#loaded);
    });
  }

  #start(read: () => Promise<Credentials>): void {
    const current = read().catch((cause: unknown) => {
      if (this.#current === current) this.#current = undefined;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ApiFailure('unauthorized', `no credentials: ${why.trim()}`, { cause });
    });
    this.#current = current;
    this.#readAt = performance.now();
    // Whoever asks next hears of it; nobody may.
    current.catch(() => undefined);
  }
}

async function readCredentials({ config, cluster }: LoadedKubeconfig): Promise<Credentials> {
  // As kubectl: nobody's credentials travel over a connection that anyone can read.
  if (cluster.server.startsWith('http:')) return { headers: {}, tls: {} };
  const options: RequestOptions = { headers: {} };
  await withDeadline(config.applyToHTTPSOptions(options));
  const { ca, cert, key, passphrase, rejectUnauthorized, servername, auth } = options;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers[name.toLowerCase()] = String(value).trim();
  }
  if (auth) headers['authorization'] ??= `Basic ${Buffer.from(auth).toString('base64')}`;
  return { headers, tls: { ca, cert, key, passphrase, rejectUnauthorized, servername } };
}

async function withDeadline(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('the credential plugin did not answer within a minute')),
      PLUGIN_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
