/** Bytes at the beginning of a frame that are searched for its id. */
const SEARCHED = 65_536;

const IN_JSON =
  /"requestId"\s*:\s*(?:\{\s*"@type"\s*:\s*"g:UUID"\s*,\s*"@value"\s*:\s*)?"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/i;

const GRAPH_BINARY_VERSION = 0x81;

/**
 * The id of a request that nobody read, found by where it stands in the formats that drivers use.
 *
 * Drivers take an answer without an id for the end of all their requests, so even who is refused unread gets his own.
 *
 * @param frame A whole frame: the length of the format's name, the name, the request; or JSON alone.
 */
export function findRequestId(frame: Uint8Array, isText: boolean): string | undefined {
  const body = isText ? frame : frame.subarray(1 + (frame[0] ?? 0));
  if (!isText && body[0] === GRAPH_BINARY_VERSION) return uuidAt(body.subarray(1, 17));
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, SEARCHED));
  return IN_JSON.exec(text.toString('latin1'))?.[1]?.toLowerCase();
}

function uuidAt(bytes: Uint8Array): string | undefined {
  if (bytes.length < 16) return undefined;
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
