import type { Instant } from './time.ts';

/** Where the present comes from. The domain never reads the system clock itself. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock, in microseconds. It may jump; transaction instants guard against that. */
export const systemClock: Clock = {
  now: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
};
