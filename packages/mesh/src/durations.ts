/** A duration as Go writes it: `250ms`, `1.5s`, `1m30s`. */
export function goDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  if (milliseconds < 0) return `-${goDuration(-milliseconds)}`;
  if (milliseconds < 1) return `${Number((milliseconds * 1000).toFixed(3))}µs`;
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(6))}ms`;
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = Number(((milliseconds % 60_000) / 1000).toFixed(9));
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}

/** A duration as protobuf writes it in JSON: `90s`, `0.250s`. */
export function protoDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (Number.isInteger(seconds)) return `${seconds}s`;
  const digits = Number.isInteger(milliseconds) ? 3 : 9;
  return `${seconds.toFixed(digits)}s`;
}
