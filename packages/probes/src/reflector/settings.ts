/** How patient a reflector is. The defaults suit a real cluster; tests are in a hurry. */
export interface ReflectorSettings {
  /** Objects a page of a list. */
  readonly pageSize: number;
  /** A watch on which nothing comes for this long, not even a bookmark, is opened again. */
  readonly stallMs: number;
  /**
   * How long a watch may be lost before the resource counts as not observed. A watch that is resumed
   * sooner replays what it missed, so that only `observedAt` is late, by no more than this.
   */
  readonly resumeWithinMs: number;
  readonly backoffMinMs: number;
  readonly backoffMaxMs: number;
  /** A watch that stood this long makes earlier failures forgotten. */
  readonly healthyAfterMs: number;
  /** Permissions change rarely. */
  readonly forbiddenRetryMs: number;
  readonly maxLineBytes: number;
  /** The server ends each watch after a random time between these. */
  readonly watchSecondsMin: number;
  readonly watchSecondsMax: number;
  /** How often discovery is read when no definition changes. */
  readonly discoveryMs: number;
}

export const DEFAULT_SETTINGS: ReflectorSettings = {
  pageSize: 500,
  stallMs: 150_000,
  resumeWithinMs: 5_000,
  backoffMinMs: 800,
  backoffMaxMs: 30_000,
  healthyAfterMs: 10_000,
  forbiddenRetryMs: 60_000,
  maxLineBytes: 32 * 1024 * 1024,
  watchSecondsMin: 290,
  watchSecondsMax: 590,
  discoveryMs: 10_000,
};
