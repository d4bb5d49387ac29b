import { CodedError } from '@meshlapse/model';
import type { FileAccess } from '../../../packages/gremlin/src/io/files/file-access.ts';

/** Files that are only kept in memory. */
export class MemoryFiles implements FileAccess {
  readonly files = new Map<string, Buffer>();

  async read(path: string): Promise<Uint8Array> {
    const file = this.files.get(path);
    if (file) return file;
    const message = `There is no ${path}.`;
    throw new CodedError({ code: 'FILE_NOT_FOUND', category: 'not-found', message });
  }

  async write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const written: Buffer[] = [];
    for await (const piece of pieces) written.push(Buffer.from(piece));
    this.files.set(path, Buffer.concat(written));
  }

  text(path: string): string {
    return this.files.get(path)?.toString('utf8') ?? '';
  }
}
