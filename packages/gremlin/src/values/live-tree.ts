import type { LiveValue } from './value.ts';

/** A tree inside a running query: a map of what came next to what came after that. */
export class LiveTree extends Map<LiveValue, LiveTree> {}
