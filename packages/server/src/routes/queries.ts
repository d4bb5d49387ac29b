import { formatInstant } from '@meshlapse/model';
import { type Static, Type } from 'typebox';
import type { RunningQueries, RunningQuery } from '../running-queries.ts';
import type { ServerInstance } from '../server-instance.ts';
import { problemSchema } from './gremlin-schema.ts';

const querySchema = Type.Object({
  id: Type.String({ description: 'What DELETE takes.' }),
  requestId: Type.String({ description: "The client's own name for it." }),
  text: Type.String({
    description:
      'The traversal, cut to 2,000 characters; of bytecode the text that means the same.',
  }),
  since: Type.String({ description: 'When it was asked: ISO 8601.' }),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running')]),
  source: Type.String({ description: 'Name of the traversal source.' }),
  client: Type.String({ description: 'Address of the client.' }),
  userAgent: Type.Optional(Type.String()),
  protocol: Type.Union([Type.Literal('http'), Type.Literal('websocket')]),
  touched: Type.Integer({ description: 'Elements and values read so far.' }),
});

const queriesSchema = Type.Object({ queries: Type.Array(querySchema) });

/** What the server answers at the moment, and a way to end it. */
export function queryRoutes(server: ServerInstance, queries: RunningQueries): void {
  server.get(
    '/v1/queries',
    {
      schema: {
        summary: 'List the queries that run or wait, oldest first',
        response: { 200: queriesSchema, '4xx': problemSchema },
      },
    },
    async () => ({ queries: queries.all().map(described) }),
  );
  server.delete(
    '/v1/queries/:id',
    {
      schema: {
        summary: 'Cancel a query; its client is told so',
        params: Type.Object({ id: Type.String() }),
        response: { 204: Type.Null(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      queries.get(request.params.id).cancel();
      return reply.code(204).send(null);
    },
  );
}

function described(query: RunningQuery): Static<typeof querySchema> {
  const { requestId, since, source, asker } = query.asked;
  const { client, userAgent, protocol } = asker;
  return {
    id: query.id,
    requestId,
    text: query.text,
    since: formatInstant(since),
    state: query.isRunning ? 'running' : 'waiting',
    source,
    client,
    ...(userAgent === undefined ? {} : { userAgent }),
    protocol,
    touched: query.touched,
  };
}
