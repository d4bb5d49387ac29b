import { BEGINNING, FOREVER, type Instant } from '@meshlapse/model';

/** Whether a number of microseconds is one of the times that are told here: the years 1 to 2255. */
export function isInstant(at: number): at is Instant {
  return at >= BEGINNING && at < FOREVER;
}
