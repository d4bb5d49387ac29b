/** Addresses with the same first bits: a CIDR, or one address. */
export interface IpRange {
  /** As it was written, without the length. */
  readonly address: string;
  readonly length: number;
  /** 32 or 128: the bits of an address of its family. */
  readonly width: number;
  /** The bits that all its addresses share. */
  readonly prefix: bigint;
}

/** Reads `10.0.0.0/8`, or one address; `undefined` when it is neither. */
export function parseIpRange(text: string): IpRange | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const bits = parseIp(address);
  if (!bits || rest.length > 0) return undefined;
  const known = length === undefined ? bits.width : Number(length);
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  if (known > bits.width) return undefined;
  return {
    address,
    length: known,
    width: bits.width,
    prefix: bits.value >> BigInt(bits.width - known),
  };
}

export function rangeHas(range: IpRange, address: string): boolean {
  const bits = parseIp(address);
  return (
    bits?.width === range.width && bits.value >> BigInt(range.width - range.length) === range.prefix
  );
}

/** Equal for ranges of the same addresses, however they are written. */
export function rangeKey({ width, length, prefix }: IpRange): string {
  return `${width}/${length}/${prefix}`;
}

export function isIp(text: string): boolean {
  return parseIp(text) !== undefined;
}

export function isIpv6(text: string): boolean {
  return parseIp(text)?.width === 128;
}

/** `address:port`, with brackets where the address has colons. */
export function joinHostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

interface Bits {
  readonly width: number;
  readonly value: bigint;
}

function parseIp(text: string): Bits | undefined {
  if (!text.includes(':')) {
    const value = parseIpv4(text);
    return value === undefined ? undefined : { width: 32, value };
  }
  const value = parseIpv6(text);
  return value === undefined ? undefined : { width: 128, value };
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = withoutDots(text)?.split('::');
  if (!halves || halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = head.length + (tail?.length ?? 0);
  if (tail === undefined ? given !== 8 : given > 7) return undefined;
  const groups = [...head, ...Array<string>(8 - given).fill('0'), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}

/** An IPv6 address may end as an IPv4 one: its last four bytes are then two groups. */
function withoutDots(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const start = text.lastIndexOf(':') + 1;
  const value = parseIpv4(text.slice(start));
  if (value === undefined) return undefined;
  return `${text.slice(0, start)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
