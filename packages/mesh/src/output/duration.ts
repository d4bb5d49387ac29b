/** A duration as Go prints it: `250ms`, `7s`, `1m30s`, `1h0m0s`. */
export function goDuration(ms: number): string {
  if (ms === 0) return '0s';
  const sign = ms < 0 ? '-' : '';
  const total = Math.abs(ms);
  if (total < 0.001) return `${sign}${decimal(total * 1e6)}ns`;
  if (total < 1) return `${sign}${decimal(total * 1e3)}µs`;
  if (total < 1000) return `${sign}${decimal(total)}ms`;
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = `${decimal((total % 60_000) / 1000)}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}` : `${sign}${seconds}`;
}

/** A duration as protobuf's JSON has it: `60s`, `0.250s`; fractions have 3, 6 or 9 digits. */
export function jsonDuration(ms: number): string {
  const seconds = ms / 1000;
  const digits = [0, 3, 6].find((some) => Number(seconds.toFixed(some)) === seconds) ?? 9;
  return `${seconds.toFixed(digits)}s`;
}

/** Rounded to nanoseconds, so that no binary fraction shows. */
function decimal(value: number): string {
  return String(Number(value.toFixed(9)));
}
