import { type Static, Type } from 'typebox';

const MAX_QUERY_LENGTH = 65_536;

const common = {
  gremlin: Type.String({
    description: 'The traversal, in gremlin-lang.',
    minLength: 1,
    maxLength: MAX_QUERY_LENGTH,
    examples: ["g.at('-5m').V().hasLabel('Pod').count()"],
  }),
  language: Type.Optional(
    Type.String({
      description:
        'gremlin-lang; gremlin-groovy is taken as the same. skydive: the dialect of Skydive.',
    }),
  ),
  at: Type.Optional(
    Type.String({
      description: 'Reading point when the traversal names none: ISO 8601 with an offset, or -5m.',
    }),
  ),
};

/** Body of `POST /gremlin`. */
export const gremlinBody = Type.Object(
  {
    ...common,
    bindings: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Values of variables in the traversal: plain JSON, or typed GraphSON 3.',
      }),
    ),
    aliases: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Which traversal source g stands for, when it is not g.',
      }),
    ),
    between: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 2,
        maxItems: 2,
        description: 'Interval [from, to) when the traversal names none.',
      }),
    ),
    evaluationTimeout: Type.Optional(
      Type.Integer({ minimum: 1, description: "Milliseconds; can only lower the server's limit." }),
    ),
    types: Type.Optional(
      Type.Boolean({ description: 'false: plain JSON instead of typed GraphSON 3.' }),
    ),
    requestId: Type.Optional(Type.String({ maxLength: 128 })),
  },
  { additionalProperties: false },
);

/** A driver's whole message; its format is TinkerPop's to describe. */
export const driverMessage = Type.Unsafe<Uint8Array>({
  description: "A driver's request message, as it goes over a WebSocket: op eval or bytecode.",
});

/** Query string of `GET /gremlin`; variables come as `bindings.NAME=TEXT`. */
export const gremlinQuerystring = Type.Object(
  {
    ...common,
    between: Type.Optional(Type.String({ description: 'from,to' })),
    evaluationTimeout: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,8}$' })),
    types: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
    requestId: Type.Optional(Type.String({ maxLength: 128 })),
    'aliases.g': Type.Optional(Type.String()),
  },
  { additionalProperties: Type.String() },
);

/** Every error of the API. */
export const problemSchema = Type.Object({
  requestId: Type.String(),
  code: Type.String({ description: 'Stable; docs/reference/errors.md lists them.' }),
  message: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
});

export type GremlinBody = Static<typeof gremlinBody>;
export type GremlinQuerystring = Static<typeof gremlinQuerystring>;
