/** The value below which this share of the others is; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** How much `y` grows with `x`, by least squares; NaN of fewer than two points. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const together = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return together / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
