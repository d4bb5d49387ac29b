import { CodedError, Token } from '@meshlapse/model';
import type { FileAccess } from '../io/files/file-access.ts';
import { formatNamed, formatOfPath, graphFormats } from '../io/files/formats.ts';
import type { GraphFormat } from '../io/files/graph-format.ts';
import { readGraphFile } from '../io/files/read-graph-file.ts';
import type { Modulation, Step } from '../plan/step.ts';
import type { Run } from '../runner/run.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { LiveValue } from '../values/value.ts';
import { transactionOf } from '../writing/elements.ts';

type Action = 'read' | 'write';

interface Told {
  readonly path: string;
  readonly action?: Action;
  /** Names of formats, for either action. */
  readonly formats: ReadonlyMap<Action, string>;
}

/** Reads a file into the graph, or writes the graph to it; gives nothing. */
export class GraphFile implements Step {
  readonly name = 'io';
  readonly bears = 'time';
  readonly beginsQuery = true;
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  get detail(): string {
    const { action = '', path } = this.#told;
    return `${action} ${path}`;
  }

  get writes(): boolean {
    return this.#told.action === 'read';
  }

  get incomplete(): string | undefined {
    return this.#told.action ? undefined : 'io() is followed by read() or write()';
  }

  get fault(): string | undefined {
    const { action = 'read', formats } = this.#told;
    if (this.#format) return undefined;
    const all = graphFormats.map(({ name }) => name).join(', ');
    const named = formats.get(action);
    if (named !== undefined) return `there is no format '${named}', but ${all}`;
    const extensions = graphFormats.map(({ extension }) => extension).join(', ');
    return `the format of the file is not known: let its name end in ${extensions}, or add with(IO.${action}er, ...) with ${all}`;
  }

  modulate(modulation: Modulation): Step | undefined {
    const { formats } = this.#told;
    if (modulation.kind === 'file' && !this.#told.action) {
      return new GraphFile({ ...this.#told, action: modulation.action });
    }
    if (modulation.kind !== 'with') return undefined;
    const action = ACTIONS.get(textOf(modulation.key));
    const format = textOf(modulation.value);
    if (!action || format === undefined) return undefined;
    return new GraphFile({ ...this.#told, formats: new Map([...formats, [action, format]]) });
  }

  open(_input: Source, { run }: Frame): Source {
    let isDue = true;
    return {
      pull: async () => {
        if (isDue) await this.#act(run);
        isDue = false;
        return undefined;
      },
    };
  }

  async #act(run: Run): Promise<void> {
    const { path, action } = this.#told;
    const format = this.#format;
    if (!format) throw new TypeError('A file was bound whose format is not known');
    const files = run.files ?? refused();
    if (action === 'read') {
      await readGraphFile(await files.read(path), format, transactionOf(run), run.budget);
    } else {
      if (run.view.basis.time.kind !== 'at') throw noInstant();
      await files.write(path, format.write(run.view));
    }
  }

  get #format(): GraphFormat | undefined {
    const { path, action = 'read', formats } = this.#told;
    const named = formats.get(action);
    return named === undefined ? formatOfPath(path) : formatNamed(named);
  }
}

/** `IO.reader` and `IO.writer`, and what drivers send for them. */
const ACTIONS: ReadonlyMap<string | undefined, Action> = new Map([
  ['reader', 'read'],
  ['writer', 'write'],
  ['~tinkerpop.io.reader', 'read'],
  ['~tinkerpop.io.writer', 'write'],
]);

function textOf(value: LiveValue | undefined): string | undefined {
  if (value instanceof Token) return value.type === 'IO' ? value.name : undefined;
  return typeof value === 'string' ? value : undefined;
}

function refused(): FileAccess {
  throw new CodedError({
    code: 'FILES_OFF',
    category: 'unsupported',
    message:
      'This server reads and writes no files. Start it with --files DIR, and name files below that folder.',
  });
}

function noInstant(): CodedError {
  return new CodedError({
    code: 'GRAPH_FILE_CANNOT_HOLD',
    category: 'unsupported',
    message:
      'A file holds the graph as of one instant. Ask with at() in place of between() or diff().',
  });
}
