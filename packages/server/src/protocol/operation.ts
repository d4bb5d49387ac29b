import { Bytecode, bindingsOf, type LiveValue, type RequestMessage } from '@meshlapse/gremlin';
import { CodedError, Uuid } from '@meshlapse/model';
import type { ProtocolLimits } from '../protocol-limits.ts';
import type { Question } from '../query-runner.ts';
import { Arguments } from './arguments.ts';
import { checkBindings } from './bindings.ts';
import { dialectOf } from './language.ts';

/** A query, of which nothing is run yet. */
export interface QueryOperation {
  readonly kind: 'eval' | 'bytecode';
  readonly query: Question['query'];
  readonly aliases: Readonly<Record<string, string>>;
  readonly bindings: ReadonlyMap<string, LiveValue>;
  readonly batchSize: number | undefined;
  readonly timeoutMs: number | undefined;
  readonly withProperties: boolean | undefined;
  readonly session: SessionUse | undefined;
}

interface SessionUse {
  readonly name: string;
  /** Commits after each request that goes well, and rolls back after each that does not. */
  readonly isManaged: boolean;
}

export type TransactionCommand = 'begin' | 'commit' | 'rollback';

/** What a driver asks for. */
export type Operation =
  | QueryOperation
  | {
      readonly kind: 'transaction';
      readonly command: TransactionCommand;
      readonly aliases: Readonly<Record<string, string>>;
      readonly session: string;
    }
  | { readonly kind: 'close'; readonly session: string }
  | { readonly kind: 'authentication'; readonly sasl: string };

type Reader = (args: Arguments, message: RequestMessage, limits: OperationLimits) => Operation;

export type OperationLimits = Pick<ProtocolLimits, 'bindings'>;

/** The operations of each of Gremlin Server's processors. */
const READERS: ReadonlyMap<string, ReadonlyMap<string, Reader>> = new Map([
  [
    '',
    new Map([
      ['eval', readEval],
      ['authentication', readAuthentication],
    ]),
  ],
  [
    'traversal',
    new Map([
      ['bytecode', readBytecode],
      ['authentication', readAuthentication],
    ]),
  ],
  [
    'session',
    new Map([
      ['eval', readEval],
      ['bytecode', readBytecode],
      ['close', readClose],
      ['authentication', readAuthentication],
    ]),
  ],
]);

/**
 * What a request asks for.
 *
 * @throws {CodedError} `OPERATION_UNKNOWN`, `REQUEST_INVALID`, `BINDINGS_INVALID`, `LANGUAGE_UNKNOWN`
 */
export function readOperation(message: RequestMessage, limits: OperationLimits): Operation {
  const operations = READERS.get(message.processor);
  if (!operations) {
    throw new CodedError({
      code: 'REQUEST_INVALID',
      category: 'incorrect',
      message: `Invalid OpProcessor requested [${clip(message.processor)}]. There are '', traversal and session.`,
    });
  }
  const read = operations.get(message.op);
  if (!read) {
    throw new CodedError({
      code: 'OPERATION_UNKNOWN',
      category: 'incorrect',
      message: `Message with op code [${clip(message.op)}] is not recognized. The processor '${message.processor}' has ${[...operations.keys()].join(', ')}.`,
    });
  }
  return read(new Arguments(message.op, message.args), message, limits);
}

function readEval(args: Arguments, message: RequestMessage, limits: OperationLimits): Operation {
  const text = args.required('gremlin', args.text('gremlin'));
  const dialect = dialectOf(args.text('language'));
  const bindings = bindingsOf(message);
  checkBindings(bindings.keys(), limits.bindings);
  const aliases = args.texts('aliases');
  const query = { text, dialect };
  return { kind: 'eval', query, aliases, bindings, ...readCommon(args, message) };
}

function readBytecode(args: Arguments, message: RequestMessage): Operation {
  const bytecode = args.required('gremlin', args.get('gremlin'));
  if (!(bytecode instanceof Bytecode)) throw args.wrong('gremlin', 'bytecode');
  if (!args.has('aliases')) args.required('aliases', undefined);
  const aliases = args.texts('aliases');
  const common = readCommon(args, message);
  const command = commandOf(bytecode);
  if (command === undefined) {
    return { kind: 'bytecode', query: { bytecode }, aliases, bindings: new Map(), ...common };
  }
  if (!common.session) throw sessionNeeded(command);
  return { kind: 'transaction', command, aliases, session: common.session.name };
}

function readCommon(args: Arguments, { processor }: RequestMessage) {
  const materialize = args.text('materializeProperties');
  if (materialize !== undefined && materialize !== 'all' && materialize !== 'tokens') {
    throw args.wrong('materializeProperties', "'all' or 'tokens'");
  }
  return {
    batchSize: args.count('batchSize'),
    timeoutMs: args.count('evaluationTimeout') ?? args.count('scriptEvaluationTimeout'),
    withProperties: materialize === undefined ? undefined : materialize === 'all',
    session: processor === 'session' ? readSession(args) : undefined,
  };
}

function readSession(args: Arguments): SessionUse {
  return { name: sessionName(args), isManaged: args.flag('manageTransaction') ?? false };
}

function readClose(args: Arguments): Operation {
  return { kind: 'close', session: sessionName(args) };
}

function readAuthentication(args: Arguments): Operation {
  return { kind: 'authentication', sasl: args.text('sasl') ?? '' };
}

/** Drivers send a text or a UUID. */
function sessionName(args: Arguments): string {
  const session = args.get('session');
  return args.required('session', session instanceof Uuid ? session.text : args.text('session'));
}

/** Drivers send `g.tx().commit()` as bytecode that has a source and no steps. */
function commandOf({ source, steps }: Bytecode): TransactionCommand | undefined {
  const [instruction, ...more] = source;
  if (instruction?.operator !== 'tx' || more.length > 0 || steps.length > 0) return undefined;
  const [command] = instruction.args;
  if (command === 'begin' || command === 'commit' || command === 'rollback') return command;
  throw new CodedError({
    code: 'REQUEST_INVALID',
    category: 'incorrect',
    message: 'A transaction can be begun, committed and rolled back, nothing else.',
  });
}

function sessionNeeded(command: string): CodedError {
  return new CodedError({
    code: 'REQUEST_INVALID',
    category: 'incorrect',
    message: `A transaction lives in a session: tx().${command}() without one means nothing. Begin with g.tx() of the driver, or name a session in the request.`,
  });
}

/** As much of what a stranger wrote as belongs in a message. */
function clip(text: string): string {
  return text.slice(0, 60);
}
