const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID as it is written everywhere. */
export function isUuidText(text: string): boolean {
  return FORM.test(text);
}

/** The sixteen bytes of a UUID. */
export function bytesOfUuid(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** The reverse of {@link bytesOfUuid}. */
export function uuidOfBytes(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
