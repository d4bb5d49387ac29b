/** A percentage as exactly as a proxy takes it: millionths. */
export function exactPercent(written: number): number {
  return Math.trunc(written * 10_000) / 10_000;
}
