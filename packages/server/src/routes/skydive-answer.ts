import { encodeUntyped } from '@meshlapse/gremlin';
import { CodedError, type Json, type Value } from '@meshlapse/model';
import type { Answering } from '../query-runner.ts';
import type { AnswerStream } from './answer-stream.ts';

const JSON_MIME = 'application/json; charset=utf-8';
const DOT_MIME = 'text/vnd.graphviz; charset=utf-8';

export type SkydiveFormat = 'json' | 'dot';

/**
 * The format that an `Accept` header asks for; JSON unless it names another one of Skydive's.
 *
 * @throws {CodedError} `ACCEPT_UNKNOWN` for captured packets, which are not recorded.
 */
export function skydiveFormat(accept: string = ''): SkydiveFormat {
  if (!accept.includes('vnd.tcpdump.pcap')) return accept.includes('vnd.graphviz') ? 'dot' : 'json';
  throw new CodedError({
    code: 'ACCEPT_UNKNOWN',
    category: 'unsupported',
    message: 'not supported: packets are not recorded. There are JSON and text/vnd.graphviz.',
  });
}

export function mimeOf(format: SkydiveFormat): string {
  return format === 'json' ? JSON_MIME : DOT_MIME;
}

/**
 * Sends results as Skydive does, a list or one value in JSON, no faster than the client reads; says how many there
 * were.
 */
export async function sendJson(
  { result, place, signal }: Answering,
  stream: AnswerStream,
): Promise<number> {
  const isList = result.isSingle !== true;
  let count = 0;
  if (isList) stream.write('[');
  for await (const batch of result.results) {
    for (const value of batch) {
      stream.write(`${count > 0 ? ',' : ''}${JSON.stringify(encodeUntyped(value))}`);
      count += 1;
      if (stream.isFull) await place.lend(stream.flush(signal));
    }
  }
  stream.end(isList ? ']\n' : '\n');
  return count;
}

/** Sends a graph as Graphviz reads it. */
export async function sendDot({ result }: Answering, stream: AnswerStream): Promise<number> {
  let count = 0;
  for await (const batch of result.results) {
    for (const value of batch) {
      stream.write(dotOf(value));
      count += 1;
    }
  }
  stream.end('');
  return count;
}

interface DotElement {
  readonly ID: string;
  readonly Metadata: Readonly<Record<string, Json>>;
  readonly Parent?: string;
  readonly Child?: string;
}

function dotOf(value: Value): string {
  const graph = value instanceof Map && value.has('Nodes') ? encodeUntyped(value) : undefined;
  if (graph === undefined) {
    throw new CodedError({
      code: 'ACCEPT_UNKNOWN',
      category: 'unsupported',
      message:
        'Only a graph can be drawn by Graphviz. End the query with SubGraph(), or ask for JSON.',
    });
  }
  const { Nodes, Edges } = graph as unknown as {
    readonly Nodes: readonly DotElement[];
    readonly Edges: readonly DotElement[];
  };
  const lines = [
    ...Nodes.map(({ ID, Metadata }) => {
      const type = Metadata['Type'] === undefined ? '' : `\n${Metadata['Type']}`;
      return `${quoted(ID)} [label=${quoted(`${Metadata['Name'] ?? ID}${type}`)}]`;
    }),
    ...Edges.map(({ Metadata, Parent = '', Child = '' }) => {
      const label = quoted(String(Metadata['RelationType'] ?? ''));
      return `${quoted(Parent)} -> ${quoted(Child)} [label=${label}]`;
    }),
  ];
  return `digraph g {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
