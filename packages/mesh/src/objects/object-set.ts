import type { Json } from '@meshlapse/model';
import type { Note } from './fields.ts';
import { type MeshObject, type ObjectOfKind, readObject } from './read-object.ts';

/** The objects of an instant, by kind. */
export class ObjectSet {
  readonly #byKind = new Map<MeshObject['kind'], MeshObject[]>();
  readonly notes: readonly Note[];

  constructor(objects: Iterable<Json>) {
    const notes: Note[] = [];
    for (const json of objects) {
      const read = readObject(json);
      notes.push(...read.notes);
      if (read.object) this.#list(read.object.kind).push(read.object);
    }
    this.notes = notes;
  }

  of<K extends MeshObject['kind']>(kind: K): readonly ObjectOfKind<K>[] {
    return this.#list(kind) as unknown as readonly ObjectOfKind<K>[];
  }

  #list(kind: MeshObject['kind']): MeshObject[] {
    let list = this.#byKind.get(kind);
    if (!list) {
      list = [];
      this.#byKind.set(kind, list);
    }
    return list;
  }
}
