export {
  type CatalogueEntry,
  enumerationCatalogue,
  stepCatalogue,
  strategyCatalogue,
} from './catalogue.ts';
export { checkQuery } from './check-query.ts';
export {
  type AnswerBasis,
  executeQuery,
  type QueryContext,
  type QueryRequest,
  type QueryResult,
} from './execute.ts';
export { describeBasis } from './io/describe-basis.ts';
export type { FileAccess } from './io/files/file-access.ts';
export { graphson } from './io/files/graphson.ts';
export { readGraphFile } from './io/files/read-graph-file.ts';
export { decodeGraphson } from './io/graphson-decoder.ts';
export { encodeGraphson, encodeGraphson2 } from './io/graphson-encoder.ts';
export { bindingsOf } from './io/read-bindings.ts';
export type {
  EncodedItems,
  RequestMessage,
  ResponseMessage,
  Serializer,
  SerializerOptions,
} from './io/serializer.ts';
export { readFrame, serializerOf, wireMimes } from './io/serializers.ts';
export { encodeUntyped } from './io/untyped-encoder.ts';
export { Bytecode, WireTraverser, type WireValue } from './io/wire-values.ts';
export { readBytecode } from './language/bytecode-text.ts';
export { DEFAULT_LIMITS, type Limits } from './runner/limits.ts';
export type {
  Service,
  ServiceContext,
  ServiceParameters,
  ServiceRow,
  StartService,
  StreamingService,
} from './services/service.ts';
export { skydiveReference } from './skydive/reference.ts';
export { bareToken } from './values/token.ts';
export type { LiveValue } from './values/value.ts';
export { valueText } from './values/value-text.ts';
