export type {
  Backend,
  Entry,
  FloorProbe,
  KeyRange,
  ScanPage,
  Write,
} from './backend.ts';
export { type LmdbOptions, openLmdbBackend } from './backends/lmdb.ts';
export { openMemoryBackend } from './backends/memory.ts';
export type { PortionStart } from './buckets.ts';
export { ByteReader, ByteWriter } from './bytes.ts';
export { CheckedBackend, type DescribeRecord } from './checked-backend.ts';
export {
  type Anchor,
  needsAnchor,
  type PackedDocument,
  packDocument,
  unpackDocument,
} from './documents.ts';
export { equalityKey } from './equality-key.ts';
export {
  following,
  instantKey,
  type Key,
  MAX_KEY_BYTES,
  readInstant,
  readText,
  readU32,
  readU48,
  textKey,
  u8,
  u16,
  u32,
  u48,
  withPrefix,
} from './key.ts';
export type { Member, Stretches } from './temporal-page.ts';
export {
  type MembersAt,
  type PageTables,
  type Portion,
  type PortionQuery,
  TemporalSet,
} from './temporal-set.ts';
export { editTemporalSets, type SetChange } from './temporal-set-editor.ts';
export {
  decodeId,
  decodeValue,
  encodeValue,
  readValue,
  wellFormed,
  writeValue,
} from './value-codec.ts';
