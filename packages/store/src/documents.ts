import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** First byte of a stored document. In files: never renumber. */
const CODEC = { plain: 0, zstd: 1, zstdWithAnchor: 2 } as const;

/** Most documents come out in one small piece: by default room is made for a large one each time. */
const PARAMS = { params: { [constants.ZSTD_c_compressionLevel]: 3 }, chunkSize: 4000 };

/** A revision that takes more than this part of what its anchor takes becomes the next anchor. */
const REANCHOR_RATIO = 1 / 3;
const REVISIONS_PER_ANCHOR = 64;

/**
 * A revision of a document as it is stored.
 *
 * The first revision is an anchor. Later ones are compressed with the anchor as dictionary, never with each other, so
 * that any revision takes one inflate and at most two reads.
 */
export interface PackedDocument {
  readonly bytes: Uint8Array;
  /** Whether it stands alone, and later revisions should refer to it. */
  readonly isAnchor: boolean;
}

export interface Anchor {
  /** The document itself. */
  readonly text: Uint8Array;
  /** What it takes in storage. */
  readonly packedBytes: number;
  /** Revisions that refer to it so far. */
  readonly revisions: number;
}

export function packDocument(text: Uint8Array, anchor: Anchor | undefined): PackedDocument {
  if (anchor && anchor.revisions < REVISIONS_PER_ANCHOR) {
    const packed = zstdCompressSync(text, { ...PARAMS, dictionary: anchor.text });
    if (packed.length <= Math.max(64, anchor.packedBytes * REANCHOR_RATIO)) {
      return { bytes: tagged(CODEC.zstdWithAnchor, packed), isAnchor: false };
    }
  }
  const packed = zstdCompressSync(text, PARAMS);
  const bytes =
    packed.length < text.length ? tagged(CODEC.zstd, packed) : tagged(CODEC.plain, text);
  return { bytes, isAnchor: true };
}

/** Whether {@link unpackDocument} needs the anchor's text. */
export function needsAnchor(packed: Uint8Array): boolean {
  return packed[0] === CODEC.zstdWithAnchor;
}

export function unpackDocument(packed: Uint8Array, anchor: Uint8Array | undefined): Uint8Array {
  const body = packed.subarray(1);
  switch (packed[0]) {
    case CODEC.plain:
      return body;
    case CODEC.zstd:
      return zstdDecompressSync(body);
    case CODEC.zstdWithAnchor:
      return zstdDecompressSync(body, { dictionary: anchor });
    default:
      throw new RangeError(`No document codec has the number ${packed[0]}`);
  }
}

function tagged(codec: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = codec;
  bytes.set(body, 1);
  return bytes;
}
