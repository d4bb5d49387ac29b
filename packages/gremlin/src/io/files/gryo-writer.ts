import type { ElementId, GraphView, PropertyRow, Value } from '@meshlapse/model';
import { idText } from '../../values/identity.ts';
import { writePlainMap, writeText, writeValue } from './gryo-encoder.ts';
import { CLASS, CLASS_OFFSET, HEADER, MARK, STAR_VERSION, TERMINATOR } from './kryo-classes.ts';
import { KryoOutput } from './kryo-output.ts';
import { type Spoke, type Star, starsOf } from './stars.ts';

/** A vertex after the other, each with all its edges: readers may look at one direction only. */
export async function* writeGryo(view: GraphView): AsyncGenerator<Uint8Array> {
  for await (const stars of starsOf(view)) {
    for (const star of stars) {
      const out = new KryoOutput();
      out.raw(HEADER);
      writeStar(out, star);
      writeTerminator(out);
      yield out.bytes;
    }
  }
}

function writeStar(out: KryoOutput, star: Star): void {
  const { id, label, properties } = star;
  out.varInt(MARK.new);
  out.uint8(STAR_VERSION);
  const spokes = new Map([...star.out, ...star.in].map((spoke) => [idText(spoke.id), spoke]));
  writeHeld(
    out,
    [...spokes.values()].map((spoke) => [spoke.id, spoke.properties]),
  );
  writeHeld(
    out,
    properties.map((row) => [row.id, row.meta]),
  );
  writeValue(out, id);
  writeText(out, label);
  writeGroups(out, star.in, 'label', (spoke) => writeEdge(out, spoke));
  writeGroups(out, star.out, 'label', (spoke) => writeEdge(out, spoke));
  writeGroups(out, properties, 'key', (row) => {
    writeValue(out, row.id);
    writeValue(out, row.value);
  });
}

type Row = Pick<PropertyRow, 'key' | 'value'>;

/** Keys and values by the id of what holds them; null where nothing does. */
function writeHeld(
  out: KryoOutput,
  all: readonly (readonly [id: ElementId, rows: readonly Row[]])[],
): void {
  const holders = all.filter(([, rows]) => rows.length > 0);
  out.varInt(holders.length === 0 ? MARK.null : MARK.new);
  if (holders.length === 0) return;
  out.varInt(holders.length);
  for (const [id, rows] of holders) {
    writeValue(out, id);
    out.varInt(CLASS.map + CLASS_OFFSET);
    writePlainMap(out, new Map<Value, Value>(rows.map(({ key, value }) => [key, value])));
  }
}

function writeEdge(out: KryoOutput, { id, other }: Spoke): void {
  writeValue(out, id);
  writeValue(out, other);
}

/** Names with all that have them, or that there are none. */
function writeGroups<K extends string, T extends { readonly [key in K]: string }>(
  out: KryoOutput,
  items: readonly T[],
  key: K,
  write: (item: T) => void,
): void {
  out.uint8(items.length === 0 ? 0 : 1);
  if (items.length === 0) return;
  const groups = Map.groupBy(items, (item) => item[key]);
  out.signedVarInt(groups.size);
  for (const [name, own] of groups) {
    writeText(out, name);
    out.signedVarInt(own.length);
    for (const item of own) write(item);
  }
}

function writeTerminator(out: KryoOutput): void {
  out.varInt(CLASS.vertexTerminator + CLASS_OFFSET);
  out.varInt(MARK.new);
  out.varInt(MARK.new);
  out.varInt(TERMINATOR.length + 1);
  out.raw(TERMINATOR);
}
