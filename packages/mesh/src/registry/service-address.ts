import { isIpv6, parseIpRange } from '../ip-range.ts';
import type { MeshService } from './mesh-service.ts';

/**
 * The addresses that a proxy knows a service by: those of its own family, else the first one.
 *
 * Empty for a service without any, such as a headless one.
 */
export function serviceAddresses(
  service: MeshService,
  client: { readonly ip: string },
): readonly string[] {
  const width = isIpv6(client.ip) ? 128 : 32;
  const own = service.addresses.filter((address) => parseIpRange(address)?.width === width);
  return own.length > 0 ? own : service.addresses.slice(0, 1);
}

/** Where a proxy listens for connections to any address of its family. */
export function anyAddress(client: { readonly ip: string }): string {
  return isIpv6(client.ip) ? '::' : '0.0.0.0';
}

/** Where a proxy listens for its own pod only. */
export function localhost(client: { readonly ip: string }): string {
  return isIpv6(client.ip) ? '::1' : '127.0.0.1';
}
