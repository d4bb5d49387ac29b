import {
  BEGINNING,
  type CodedError,
  type GraphWriter,
  type Instant,
  type TemporalGraph,
} from '@meshlapse/model';
import { at, textOf } from '../json.ts';
import { shortHash } from '../objects/canonical.ts';
import { type BatchLimits, DEFAULT_BATCH } from '../recorder/batcher.ts';
import { Recorder, type RecorderCounts } from '../recorder/recorder.ts';
import type { RecordingEvent, RecordingHeader } from '../recording/events.ts';
import { isBadLine } from '../recording/line-decoder.ts';
import type { RawLine } from '../recording/lines.ts';
import { openSource, type RecordingInput } from '../recording/source.ts';
import { encodeParts, type ReadPart } from './import-position.ts';
import { LineReading } from './line-reading.ts';
import { OpenLists } from './open-lists.ts';
import { clusterOf, loadPrior, type Prior } from './prior.ts';
import { differs, otherCluster, shorter, tooOld } from './refusals.ts';

export interface ImportOptions {
  readonly graph: TemporalGraph & GraphWriter;
  readonly input: RecordingInput;
  /** The cluster's name in the graph, instead of the recording's own. */
  readonly cluster?: string | undefined;
  /** Leave bad lines out instead of stopping at the first. */
  readonly keepGoing?: boolean | undefined;
  readonly onBadLine?: (error: CodedError) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Aborting it stops between two lines; the same import goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** How much is written at once. */
  readonly batch?: BatchLimits;
}

export interface ImportProgress {
  /** Of the file as it is, packed or not. */
  readonly bytesRead: number;
  readonly bytesTotal: number | undefined;
  readonly lines: number;
  /** That were not read before. */
  readonly events: number;
}

export interface ImportResult extends RecorderCounts {
  readonly cluster: string;
  readonly lines: number;
  readonly badLines: number;
  /** The instants of the recording's first line and of the last event that is recorded. */
  readonly from: Instant;
  readonly to: Instant;
  /** It was aborted before the end. */
  readonly isInterrupted: boolean;
}

/**
 * Records in a graph what a recording tells.
 *
 * What was imported before is skipped: the same file again changes nothing, a longer one goes on where the last
 * ended, and an import that was stopped or killed at whatever instant goes on as if it had not been. What was read
 * before an error stays.
 *
 * @throws {CodedError} `RECORDING_...`; those about a bad line only without `keepGoing`
 */
export async function importRecording(options: ImportOptions): Promise<ImportResult> {
  return new Import(options, new LineReading(await openSource(options.input))).run();
}

const PROGRESS_LINES = 500;
const NOTHING: RecorderCounts = { objects: 0, events: 0, versions: 0, touches: 0, edges: 0 };

/** What the first line tells. */
interface Beginning {
  readonly header: RecordingHeader;
  readonly cluster: string;
  readonly identity: string;
  readonly prior: Prior;
}

class Import {
  readonly #options: ImportOptions;
  readonly #reading: LineReading;
  #beginning: Beginning | undefined;
  #recorder: Recorder | undefined;
  #openLists = new OpenLists();
  readonly #recalled: RecordingEvent[] = [];
  #isComplete = false;
  #isClusterChecked = false;
  #badLines = 0;

  constructor(options: ImportOptions, reading: LineReading) {
    this.#options = options;
    this.#reading = reading;
  }

  async run(): Promise<ImportResult> {
    let isWhole = false;
    try {
      isWhole = await this.#readLines();
      if (isWhole) await this.#finish();
    } finally {
      await this.#recorder?.flush();
    }
    this.#reportProgress();
    return this.#result(!isWhole);
  }

  /** Whether the end was reached. */
  async #readLines(): Promise<boolean> {
    try {
      for await (const raw of this.#reading) {
        if (this.#options.signal?.aborted) return false;
        this.#beginning ??= await this.#begin(raw);
        const { known } = this.#beginning.prior;
        if (known && raw.number <= known.lines) this.#skip(raw, known);
        else await this.#read(raw, this.#beginning);
        if (raw.number % PROGRESS_LINES === 0) this.#reportProgress();
      }
    } catch (error) {
      this.#reportBadLine(error);
    }
    this.#reading.decoder.end();
    return true;
  }

  async #begin(raw: RawLine): Promise<Beginning> {
    const header = this.#reading.decoder.decode(raw);
    if (header?.type !== 'HEADER')
      throw new Error('a first line that is no header was let through');
    const { graph, cluster = header.cluster } = this.#options;
    const identity = shortHash(raw.bytes.toString('utf8'));
    const prior = await loadPrior(graph, cluster, identity);
    if (!prior.known && header.observedAt < prior.held) {
      throw tooOld(this.#reading.source.name, cluster, prior.held);
    }
    this.#openLists = new OpenLists(prior.known?.openLists);
    return { header, cluster, identity, prior };
  }

  /** What was read before must still be the same; only lists that are under way are looked at again. */
  #skip(raw: RawLine, known: ReadPart): void {
    this.#reading.accept(raw);
    if (raw.number > 1 && this.#openLists.mayHold(raw.number)) this.#recall(raw);
    if (raw.number === known.lines && this.#reading.digest() !== known.digest) {
      throw differs(this.#reading.source.name, known.lines);
    }
  }

  #recall(raw: RawLine): void {
    try {
      const event = this.#reading.decoder.decode(raw);
      if (event && this.#openLists.holds(event, raw.number))
        this.#recalled.push(withoutBody(event));
    } catch (error) {
      if (!isBadLine(error)) throw error;
    }
  }

  async #read(raw: RawLine, beginning: Beginning): Promise<void> {
    const recorder = this.#recorder ?? (await this.#goOn(beginning));
    const event = raw.number === 1 ? beginning.header : this.#decode(raw);
    if (!event && !raw.isEnded) return;
    this.#reading.accept(raw);
    if (!event) return;
    await this.#checkCluster(event, beginning);
    this.#openLists.note(event, raw.number);
    await recorder.write(event);
  }

  #decode(raw: RawLine): RecordingEvent | undefined {
    try {
      return this.#reading.decoder.decode(raw);
    } catch (error) {
      this.#reportBadLine(error);
      return undefined;
    }
  }

  /** Opens the recorder where the last import of this recording stopped. */
  async #goOn({ cluster, identity, prior }: Beginning): Promise<Recorder> {
    if (!prior.isNewest) throw tooOld(this.#reading.source.name, cluster, prior.held);
    const sourcePosition = () => {
      const { lines } = this.#reading;
      const digest = this.#reading.digest();
      const openLists = this.#openLists.toJSON();
      const part = { identity, lines, digest, isComplete: this.#isComplete, openLists };
      return encodeParts([...prior.others, part]);
    };
    const { graph, batch = DEFAULT_BATCH } = this.#options;
    const recorder = await Recorder.open({ graph, cluster, sourcePosition, batch });
    if (prior.known) this.#reading.decoder.skipTo(prior.held);
    for (const event of this.#recalled) recorder.recall(event);
    if (prior.known?.isComplete) recorder.resume('the recording goes on');
    this.#recorder = recorder;
    return recorder;
  }

  /** At the end of the recording nothing is observed any more; nothing at all when nothing was new. */
  async #finish(): Promise<void> {
    const beginning = this.#beginning;
    if (!beginning) return;
    const { known } = beginning.prior;
    const { lines, source } = this.#reading;
    if (known && lines < known.lines) throw shorter(source.name, lines, known.lines);
    if (known?.isComplete && !this.#recorder) return;
    const recorder = this.#recorder ?? (await this.#goOn(beginning));
    this.#isComplete = true;
    recorder.pause('the recording ends');
  }

  /** Uids are unique: an object that is recorded in another cluster means that the names are mixed up. */
  async #checkCluster(event: RecordingEvent, { cluster, prior }: Beginning): Promise<void> {
    if (this.#isClusterChecked || !('object' in event) || event.type === 'ERROR') return;
    this.#isClusterChecked = true;
    const uid = textOf(at(event.object, 'metadata', 'uid'));
    if (prior.known || !uid) return;
    const other = await clusterOf(this.#options.graph, uid);
    if (other === undefined || other === cluster) return;
    // It has written nothing yet, and is not to.
    this.#recorder = undefined;
    throw otherCluster(this.#reading.source.name, cluster, other);
  }

  #reportBadLine(error: unknown): void {
    if (!this.#options.keepGoing || !isBadLine(error)) throw error;
    this.#badLines += 1;
    this.#options.onBadLine?.(error);
  }

  #reportProgress(): void {
    const { bytesRead, source, lines } = this.#reading;
    const events = this.#recorder?.counts.events ?? 0;
    this.#options.onProgress?.({ bytesRead, bytesTotal: source.sizeBytes, lines, events });
  }

  #result(isInterrupted: boolean): ImportResult {
    const beginning = this.#beginning;
    return {
      ...(this.#recorder?.counts ?? NOTHING),
      cluster: beginning?.cluster ?? this.#options.cluster ?? '',
      lines: this.#reading.lines,
      badLines: this.#badLines,
      from: beginning?.header.observedAt ?? BEGINNING,
      to: this.#recorder?.at ?? beginning?.prior.held ?? BEGINNING,
      isInterrupted,
    };
  }
}

/** To recall a list only the identities of its objects matter. */
function withoutBody(event: RecordingEvent): RecordingEvent {
  if (!('object' in event) || event.type === 'ERROR') return event;
  const uid = textOf(at(event.object, 'metadata', 'uid')) ?? '';
  return { ...event, object: { metadata: { uid } } };
}
