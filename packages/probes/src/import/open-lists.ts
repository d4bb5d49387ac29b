import type { RecordingEvent } from '../recording/events.ts';

/** Which resources are being listed, and since which line. */
export class OpenLists {
  readonly #firstLines: Map<string, number>;

  constructor(firstLines: Readonly<Record<string, number>> = {}) {
    this.#firstLines = new Map(Object.entries(firstLines));
  }

  note(event: RecordingEvent, line: number): void {
    if (event.type === 'LISTED') {
      if (!this.#firstLines.has(event.resource)) this.#firstLines.set(event.resource, line);
    } else if (ENDS.has(event.type) && 'resource' in event) this.#firstLines.delete(event.resource);
  }

  /** Whether a line may belong to a list that is still open. */
  mayHold(line: number): boolean {
    for (const first of this.#firstLines.values()) if (first <= line) return true;
    return false;
  }

  /** Whether an event belongs to a list that is still open. */
  holds(event: RecordingEvent, line: number): boolean {
    if (!('resource' in event)) return false;
    const first = this.#firstLines.get(event.resource);
    return first !== undefined && first <= line;
  }

  toJSON(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#firstLines);
  }
}

const ENDS: ReadonlySet<RecordingEvent['type']> = new Set([
  'SYNCED',
  'DISCONNECTED',
  'ERROR',
  'UNDISCOVERED',
]);
