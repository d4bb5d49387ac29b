import { goDuration } from '../durations.ts';
import type { HttpRetries } from '../objects/http-route-actions.ts';
import type { Retries } from '../output/route.ts';

const DEFAULT_ATTEMPTS = 2;
const DEFAULT_CONDITIONS =
  'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';
const BY_STATUS = 'retriable-status-codes';

/**
 * How failed requests are tried again; `undefined` is never.
 *
 * @param isHashed a consistent hash chooses the host, so the previous one must not be avoided.
 */
export function retryPolicy(
  written: HttpRetries | undefined,
  isHashed: boolean,
): Retries | 'default' | undefined {
  if (written && written.attempts <= 0) return undefined;
  const isAvoiding = written?.ignorePreviousHosts ?? !isHashed;
  const { perTryTimeoutMs } = written ?? {};
  const policy: Retries = {
    attempts: written?.attempts ?? DEFAULT_ATTEMPTS,
    ...conditions(written?.retryOn),
    perTry: perTryTimeoutMs === undefined ? undefined : goDuration(perTryTimeoutMs),
    avoid: isAvoiding ? ['previous_hosts'] : undefined,
    priority: written?.remoteLocalities
      ? ['envoy.retry_priorities.previous_priorities']
      : undefined,
  };
  return isDefault(policy) ? 'default' : policy;
}

function isDefault({ attempts, on, perTry, codes, avoid, priority }: Retries): boolean {
  const isUsual = attempts === DEFAULT_ATTEMPTS && on === DEFAULT_CONDITIONS && avoid !== undefined;
  return isUsual && perTry === undefined && codes === undefined && priority === undefined;
}

/** Status codes may stand among the conditions. */
function conditions(retryOn: string | undefined): Pick<Retries, 'on' | 'codes'> {
  if (!retryOn) return { on: DEFAULT_CONDITIONS };
  const parts = retryOn
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.filter(isStatus).map(Number);
  const named = parts.filter((part) => !isStatus(part));
  if (codes.length === 0) return { on: named.join(',') };
  const on = named.join(',').includes(BY_STATUS)
    ? named.join(',')
    : `${named.join(',')},${BY_STATUS}`;
  return { on, codes };
}

/** Status codes that have a name, from and to. */
const STATUSES: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

function isStatus(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const code = Number(text);
  return STATUSES.some(([from, to]) => code >= from && code <= to);
}
