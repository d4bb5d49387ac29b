import {
  CodedError,
  type Instant,
  type Json,
  type JsonObject,
  parseInstant,
} from '@meshlapse/model';
import { at, numberOf, objectOf, textOf } from '../json.ts';
import type { RecordingEvent } from './events.ts';

export const RECORDING_FORMAT = 'meshlapse-recording';
export const RECORDING_VERSION = 1;

/** What is wrong with a line, without where it stands. */
export class LineFault extends Error {
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}

/**
 * The first line of a recording.
 *
 * @throws {LineFault}
 */
export function decodeHeader(text: string): RecordingEvent {
  const line = parse(text);
  if (line['format'] !== RECORDING_FORMAT) {
    throw new LineFault(
      'RECORDING_HEADER_MISSING',
      `the first line of a recording has "format":"${RECORDING_FORMAT}", this one has not`,
    );
  }
  if (line['version'] !== RECORDING_VERSION) {
    throw new LineFault(
      'RECORDING_VERSION_UNSUPPORTED',
      `its format version is ${JSON.stringify(line['version'])}, only ${RECORDING_VERSION} can be read`,
    );
  }
  return {
    type: 'HEADER',
    observedAt: observedAt(line),
    cluster: textField(line, 'cluster'),
    serverVersion: textOf(at(line, 'server', 'gitVersion')),
  };
}

/**
 * Any line but the first.
 *
 * @throws {LineFault}
 */
export function decodeLine(text: string): RecordingEvent {
  const line = parse(text);
  const type = textField(line, 'type');
  switch (type) {
    case 'DISCOVERED':
    case 'UNDISCOVERED': {
      const namespaced = line['namespaced'];
      if (typeof namespaced !== 'boolean') throw missing('namespaced', 'true or false');
      return { type, ...common(line), kind: textField(line, 'kind'), namespaced };
    }
    case 'LISTED':
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      return { type, ...common(line), object: identified(line) };
    case 'SYNCED': {
      const count = numberOf(line['count']);
      if (count === undefined) throw missing('count', 'a number');
      return { type, ...common(line), resourceVersion: textField(line, 'resourceVersion'), count };
    }
    case 'BOOKMARK': {
      const resourceVersion = textOf(at(line, 'object', 'metadata', 'resourceVersion'));
      if (!resourceVersion) throw missing('object.metadata.resourceVersion', 'text');
      return { type, ...common(line), resourceVersion };
    }
    case 'DISCONNECTED':
      return { type, ...common(line), reason: textField(line, 'reason') };
    case 'ERROR':
      return { type, ...common(line), object: objectField(line) };
    default:
      throw new LineFault(
        'RECORDING_TYPE_UNKNOWN',
        `there is no line type ${JSON.stringify(type)}`,
      );
  }
}

function parse(text: string): JsonObject {
  let json: Json;
  try {
    json = JSON.parse(wellFormed(text)) as Json;
  } catch (error) {
    throw new LineFault('RECORDING_LINE_INVALID', `it is not JSON (${(error as Error).message})`);
  }
  const line = objectOf(json);
  if (!line) throw new LineFault('RECORDING_LINE_INVALID', 'it is not a JSON object');
  return line;
}

const ESCAPES =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|.)/gs;
const LONE = 6;

/** Halves of a character can be written in JSON, but not kept. */
function wellFormed(text: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return text;
  return text.replace(ESCAPES, (each) => (each.length === LONE ? '\\ufffd' : each));
}

function common(line: JsonObject): { observedAt: Instant; resource: string } {
  return { observedAt: observedAt(line), resource: textField(line, 'resource') };
}

function observedAt(line: JsonObject): Instant {
  const text = textField(line, 'observedAt');
  try {
    return parseInstant(text);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new LineFault('RECORDING_FIELD_MISSING', `observedAt: ${error.message}`);
  }
}

function identified(line: JsonObject): JsonObject {
  const object = objectField(line);
  const metadata = objectOf(object['metadata']);
  if (!metadata) throw missing('object.metadata', 'an object');
  if (!textOf(metadata['uid'])) {
    throw new LineFault('RECORDING_UID_MISSING', 'its object has no metadata.uid');
  }
  if (!textOf(metadata['name'])) throw missing('object.metadata.name', 'text');
  return object;
}

function objectField(line: JsonObject): JsonObject {
  const object = objectOf(line['object']);
  if (!object) throw missing('object', 'an object');
  return object;
}

function textField(line: JsonObject, field: string): string {
  const text = textOf(line[field]);
  if (text === undefined) throw missing(field, 'text');
  return text;
}

function missing(field: string, type: string): LineFault {
  return new LineFault(
    'RECORDING_FIELD_MISSING',
    `the field ${field} is missing or is not ${type}`,
  );
}
