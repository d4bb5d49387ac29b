import type { Dice } from './dice.ts';

const BOASTS = [0x7fffffff, 0xffffffff, 0x80000000, 1_000_000];

/** A frame with a few things wrong: bytes, lengths, the end, or pieces of another one. */
export function spoiledFrame(dice: Dice, frames: readonly Buffer[]): Buffer {
  let frame: Buffer = Buffer.from(dice.of(frames));
  const times = 1 + dice.below(4);
  for (let i = 0; i < times && frame.length > 0; i++) frame = spoiled(dice, frame, frames);
  return frame;
}

function spoiled(dice: Dice, frame: Buffer, frames: readonly Buffer[]): Buffer {
  const at = dice.below(frame.length);
  switch (dice.below(6)) {
    case 0:
      frame[at] = dice.below(256);
      return frame;
    case 1:
      return frame.subarray(0, at);
    case 2:
      return Buffer.concat([frame.subarray(0, at), randomBytes(dice), frame.subarray(at)]);
    case 3:
      if (at + 4 <= frame.length) frame.writeUInt32BE(dice.of(BOASTS), at);
      return frame;
    case 4: {
      const other = dice.of(frames);
      return Buffer.concat([frame.subarray(0, at), other.subarray(dice.below(other.length))]);
    }
    default: {
      const piece = frame.subarray(at, at + 1 + dice.below(40));
      return Buffer.concat([frame.subarray(0, at), piece, piece, frame.subarray(at)]);
    }
  }
}

function randomBytes(dice: Dice): Buffer {
  return Buffer.from(Array.from({ length: dice.below(12) }, () => dice.below(256)));
}

const TYPES = ['g:Int32', 'g:Map', 'g:List', 'g:Bytecode', 'g:P', 'g:UUID', 'g:Nothing', 'g:Date'];

/** A message in JSON in which one part was replaced by another, so that it is still JSON. */
export function spoiledJson(dice: Dice, frames: readonly Buffer[]): Buffer {
  const message: unknown = JSON.parse(dice.of(frames).toString());
  return Buffer.from(JSON.stringify(replaced(dice, message, 0)));
}

function replaced(dice: Dice, json: unknown, depth: number): unknown {
  if (depth > 0 && dice.throw() < 0.15) return randomJson(dice, 3);
  if (Array.isArray(json)) return json.map((item) => replaced(dice, item, depth + 1));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, replaced(dice, value, depth + 1)]),
  );
}

function randomJson(dice: Dice, depth: number): unknown {
  const kinds = depth > 0 ? 8 : 5;
  switch (dice.below(kinds)) {
    case 0:
      return null;
    case 1:
      return dice.throw() < 0.5;
    case 2:
      return dice.of([0, -1, 1.5, 1e300, 2 ** 53]);
    case 3:
      return dice.of([
        '',
        'g',
        'V',
        '41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3f',
        '1970-01-01T00:00:00Z',
      ]);
    case 4:
      return '\u0000'.repeat(dice.below(5));
    case 5:
      return Array.from({ length: dice.below(4) }, () => randomJson(dice, depth - 1));
    case 6:
      return { [dice.of(['a', '@type', '@value', '__proto__'])]: randomJson(dice, depth - 1) };
    default:
      return { '@type': dice.of(TYPES), '@value': randomJson(dice, depth - 1) };
  }
}
