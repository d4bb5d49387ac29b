/**
 * The files that queries may reach with `io()`. Paths are the user's own words, and to be trusted with nothing.
 */
export interface FileAccess {
  /** @throws {CodedError} `FILE_NOT_ALLOWED`, `FILE_NOT_FOUND`, `FILE_TOO_LARGE`, `FILE_UNUSABLE` */
  read(path: string): Promise<Uint8Array>;
  /**
   * Puts a file where nothing or another file was, all of it or nothing.
   *
   * @throws {CodedError} the same; and what the pieces are refused with
   */
  write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
}
