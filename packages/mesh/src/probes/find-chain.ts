import { isWildcard, wildcardsAbove } from '../hosts.ts';
import { joinHostPort, parseIpRange, rangeHas } from '../ip-range.ts';
import type { ChainMatch, FilterChain, Listener } from '../output/listener.ts';

/** A connection as a listener sees it. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  readonly transport: 'raw_buffer' | 'tls';
  /** The TLS server name. */
  readonly serverName: string | undefined;
  /** What was sniffed, or offered in TLS. */
  readonly protocol: string | undefined;
}

/** The listener that takes a connection: of its address, of any address with its port, or the one for all. */
export function findListener(
  listeners: readonly Listener[],
  { address, port }: Connection,
): Listener | undefined {
  const at = (place: string) =>
    listeners.find((listener) => listener.at === place || listener.also?.includes(place));
  const anywhere = address.includes(':') ? '::' : '0.0.0.0';
  return (
    at(joinHostPort(address, port)) ?? at(joinHostPort(anywhere, port)) ?? at('virtualOutbound')
  );
}

/**
 * The chain of a listener that takes a connection.
 *
 * Envoy compares one thing after the other, and keeps at each only the chains that say most of it: what a chain
 * says later does not bring back one that lost before. Where none is left it is the default one.
 */
export function findChain({ chains }: Listener, connection: Connection): FilterChain | undefined {
  const specific = chains.filter((chain) => !chain.default);
  const left = CRITERIA.reduce<readonly FilterChain[]>(
    (some, criterion) => mostSpecificChains(some, (match) => criterion(match, connection)),
    specific,
  );
  return left[0] ?? chains.find((chain) => chain.default);
}

/** How much of a connection a match names there: 0 when it says nothing of it, `undefined` when it differs. */
type Criterion = (match: ChainMatch, connection: Connection) => number | undefined;

const CRITERIA: readonly Criterion[] = [
  ({ port }, connection) => equality(port, connection.port),
  ({ cidr }, { address }) => bestOf(cidr, (range) => sharedBits(range, address)),
  ({ sni }, { serverName }) => bestOf(sni, (name) => nameLength(name, serverName)),
  ({ transport }, connection) => equality(transport, connection.transport),
  ({ alpn }, { protocol }) => bestOf(alpn, (name) => (name === protocol ? 1 : undefined)),
];

function mostSpecificChains(
  chains: readonly FilterChain[],
  measure: (match: ChainMatch) => number | undefined,
): readonly FilterChain[] {
  const measured = chains.flatMap((chain) => {
    const degree = measure(chain.match ?? {});
    return degree === undefined ? [] : [{ chain, degree }];
  });
  const most = Math.max(...measured.map(({ degree }) => degree));
  return measured.filter(({ degree }) => degree === most).map(({ chain }) => chain);
}

function equality<T>(wanted: T | undefined, value: T): number | undefined {
  if (wanted === undefined) return 0;
  return wanted === value ? 1 : undefined;
}

function bestOf(
  wanted: readonly string[] | undefined,
  measure: (value: string) => number | undefined,
): number | undefined {
  if (!wanted) return 0;
  const degrees = wanted.flatMap((value) => measure(value) ?? []);
  return degrees.length > 0 ? Math.max(...degrees) : undefined;
}

function sharedBits(cidr: string, address: string): number | undefined {
  const range = parseIpRange(cidr);
  return range && rangeHas(range, address) ? range.length + 1 : undefined;
}

/** A name itself says more than any wildcard that it is under. */
function nameLength(wanted: string, serverName: string | undefined): number | undefined {
  const name = serverName?.toLowerCase();
  if (name === undefined) return undefined;
  if (wanted.toLowerCase() === name) return Number.MAX_SAFE_INTEGER;
  const isAbove = isWildcard(wanted) && wildcardsAbove(name).includes(wanted.toLowerCase());
  return isAbove ? wanted.length : undefined;
}
