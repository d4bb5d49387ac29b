import { randomUUID } from 'node:crypto';
import { describeBasis, encodeUntyped } from '@meshlapse/gremlin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Answering, QueryRunner } from '../query-runner.ts';
import type { ServerInstance } from '../server-instance.ts';
import { sourceOf, type TraversalSources } from '../traversal-sources.ts';
import { AnswerStream } from './answer-stream.ts';
import { problemSchema } from './gremlin-schema.ts';
import { mimeOf, sendDot, sendJson, skydiveFormat } from './skydive-answer.ts';
import { waitingOf } from './waiting.ts';

const SKYDIVE_PATH = '/skydive/api/topology';

/** Tells what Skydive's JSON has no place for: the resolved time, and what was not observed. */
const BASIS_HEADER = 'meshlapse-basis';
const MAX_HEADER = 4_000;

const body = Type.Object({
  GremlinQuery: Type.Optional(
    Type.String({
      description: "A query in Skydive's dialect; without one there is no content.",
      examples: ["G.At('-5m').V().Has('Type', 'pod').Out()"],
    }),
  ),
});

export interface SkydiveRouteOptions {
  readonly sources: TraversalSources;
  readonly runner: QueryRunner;
  /** Bytes of one answer. */
  readonly responseBytes: number;
  /** Notes an error that the answer tells of, since its status is out already. */
  report(error: unknown): void;
}

/** Skydive's own endpoint, for scripts and clients that were written for it. */
export function skydiveRoutes(server: ServerInstance, options: SkydiveRouteOptions): void {
  server.post(
    SKYDIVE_PATH,
    {
      schema: {
        summary: "Run a query in Skydive's dialect of Gremlin",
        description:
          'Answers as Skydive does: nodes and edges with ID and Metadata, as JSON or, for a graph, as text/vnd.graphviz.',
        body,
        response: { 204: Type.Null(), '4xx': problemSchema, '5xx': problemSchema },
      },
    },
    async (request, reply) => {
      const { GremlinQuery: text = '' } = request.body;
      if (text.trim() === '') return reply.code(204).send(null);
      await answer(options, text, { request, reply });
      return reply;
    },
  );
}

async function answer(
  { sources, runner, responseBytes, report }: SkydiveRouteOptions,
  text: string,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  const format = skydiveFormat(request.headers.accept);
  const question = {
    requestId: randomUUID(),
    source: sourceOf(sources, {}),
    query: { text, dialect: 'skydive' as const },
    bindings: new Map(),
  };
  const stream = new AnswerStream(reply, mimeOf(format), responseBytes);
  try {
    await runner.run(question, waitingOf(request, reply), (answering) => {
      reply.header(BASIS_HEADER, basisOf(answering));
      return format === 'dot' ? sendDot(answering, stream) : sendJson(answering, stream);
    });
  } catch (error) {
    if (!stream.isOut) throw error;
    stream.breakOff();
    report(error);
  }
}

/** JSON in ASCII. Gaps are left out when there are too many of them; that it is incomplete stays. */
function basisOf({ result }: Answering): string {
  const basis = describeBasis(result.basis());
  const whole = headerText(basis);
  if (whole.length <= MAX_HEADER) return whole;
  return headerText(new Map([...basis].filter(([key]) => key !== 'incomplete')));
}

function headerText(basis: ReturnType<typeof describeBasis>): string {
  return JSON.stringify(encodeUntyped(basis)).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
