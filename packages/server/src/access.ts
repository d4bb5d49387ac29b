import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CodedError } from '@meshlapse/model';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** What is known of a request before anything of it is read. */
export interface Approach {
  /** The name that the request was addressed to, without a port. */
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

/** Whether an address or name means this machine and is reached from it only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.replace(/^\[(.*)\]$/, '$1'));
}

/**
 * Who may ask. All ways in are decided here: HTTP requests, upgrades to a WebSocket, and SASL over it.
 *
 * With a token, whoever shows it may: as `Authorization: Bearer TOKEN`, as the password of HTTP Basic, or as that of
 * SASL PLAIN; user names mean nothing. Without one, only what is addressed to this machine by name may, so that a
 * page of another site can neither reach it under a name of its own (DNS rebinding) nor by ours (its `Origin`).
 */
export class Access {
  readonly #digest: Buffer | undefined;

  constructor(token: string | undefined) {
    this.#digest = token === undefined ? undefined : digestOf(token);
  }

  get needsToken(): boolean {
    return this.#digest !== undefined;
  }

  /** @throws {CodedError} `UNAUTHORIZED`, `HOST_NOT_ALLOWED`, `ORIGIN_NOT_ALLOWED` */
  check(approach: Approach): void {
    if (!this.needsToken) requireLoopback(approach);
    else if (!this.#showsToken(approach)) throw unauthorized();
  }

  /**
   * Whether an upgrade is authenticated already. Without credentials it may come in, but has to show the token by SASL
   * before it is answered.
   *
   * @throws {CodedError} as {@link check} does, for credentials that are wrong.
   */
  checkUpgrade(approach: Approach): boolean {
    if (this.needsToken && approach.headers.authorization === undefined) return false;
    this.check(approach);
    return true;
  }

  /** Whether SASL PLAIN's message, in base64, has the token for its password. */
  acceptsPlain(sasl: string): boolean {
    const [, , password, more] = Buffer.from(sasl, 'base64').toString('utf8').split('\0');
    return password !== undefined && more === undefined && this.#isToken(password);
  }

  #showsToken({ headers }: Approach): boolean {
    const [, scheme = '', credentials = ''] =
      /^(\S+) +(\S+) *$/.exec(headers.authorization ?? '') ?? [];
    if (scheme.toLowerCase() === 'bearer') return this.#isToken(credentials);
    if (scheme.toLowerCase() !== 'basic' || isForeign(headers)) return false;
    const [, password] =
      /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
    return password !== undefined && this.#isToken(password);
  }

  #isToken(text: string): boolean {
    return this.#digest !== undefined && timingSafeEqual(digestOf(text), this.#digest);
  }
}

/** Equally long for every text, so that comparing takes equally long. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Browsers send Basic credentials that they know along with requests that other sites' pages make. */
function isForeign(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  return isCrossSite(headers) || (origin !== undefined && URL.parse(origin)?.host !== host);
}

/** Browsers say so even of images and links, which have no `Origin`. */
function isCrossSite(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-site'] === 'cross-site';
}

function requireLoopback({ hostname, headers }: Approach): void {
  if (!isLoopback(hostname)) {
    throw new CodedError({
      code: 'HOST_NOT_ALLOWED',
      category: 'incorrect',
      message: `Without a token this server answers on localhost only, not as '${hostname}'. Set a token to use another name.`,
    });
  }
  const { origin } = headers;
  const isElsewhere = origin !== undefined && !isLoopback(URL.parse(origin)?.hostname ?? '');
  if (isElsewhere || isCrossSite(headers)) {
    throw new CodedError({
      code: 'ORIGIN_NOT_ALLOWED',
      category: 'incorrect',
      message: `Without a token this server does not answer pages of other sites (${origin ?? 'which did not say their names'}), only those of localhost. Set a token to ask from elsewhere.`,
    });
  }
}

function unauthorized(): CodedError {
  return new CodedError({
    code: 'UNAUTHORIZED',
    category: 'incorrect',
    message:
      'This server asks for its token: send the header Authorization: Bearer TOKEN, or the token as the password of HTTP Basic or SASL PLAIN.',
  });
}
