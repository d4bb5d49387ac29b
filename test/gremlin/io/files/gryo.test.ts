import { openWritableGraph } from '@meshlapse/graph';
import { number } from '@meshlapse/model';
import t, { type Test } from 'tap';
import { gryo } from '../../../../packages/gremlin/src/io/files/gryo.ts';
import { KryoOutput } from '../../../../packages/gremlin/src/io/files/kryo-output.ts';
import { readGraphFile } from '../../../../packages/gremlin/src/io/files/read-graph-file.ts';
import { answers, ask } from '../../../support/ask.ts';
import { fileOf } from '../../support/any-graph.ts';

/** What TinkerPop's server wrote: a value of each type, and texts and offsets that refer to earlier ones. */
const WRITTEN_BY_SERVER = [
  'Z2lvAAAAAAAAAAAAAAAAAAGAAQECRA0BAQMBgncCAgACAgGCYQECAXNlbOYCAkQCAgECBwICRAICASwBYmnnAgkYAwHVAWFhYWFh',
  'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh',
  'YWFhYQGCYgIJGgUBAWLkAgkcJQECfQQBZHSyAgkeZQEBAAAH6AAAAAIAAAADAAAABAAAAAUAAAAGAGrPwAErMDE6MLABgmQCCSAK',
  'P/gAAAAAAAABgmUCCSIDAYEBgmYCCSQEP8AAAAFi6QIJJiQBDgGO6Q/2w3Pg7k4/CtIBgmkCCSgCAgGCbAIJKgkEAYJvAgksAwGC',
  'eAFk9AIJLmUBAQAAB+gAAAACAAAAAwAAAAQAAAAFAAAABgBqz8AQAW5l5wIJMAIJAXPlAgkyQAECAgICBAGCcwIJNAMBhmjDqcOp',
  '7aC97biAAW3hAgk2MQECAwGCYQICAwGCYgwBAQIEAXPoAgk4CAAEAYJ1Agk6EwEAAAAAAAAAAAAAAAAAAAAPAWL5Agk8BgMBbmHu',
  'Agk+Cn/4AAAAAAAAAWzpAglADAEDAgIDAXR37wwBAQkGAW7sAglCCf/Hr6AlDwEBCToVihFwm5mW',
].join('');

async function graphOf(t: Test, bytes: Uint8Array) {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const transaction = await graph.begin();
  await readGraphFile(bytes, gryo, transaction);
  await transaction.commit();
  return graph;
}

t.test('reads every type as TinkerPop writes it', async (t) => {
  const graph = await graphOf(t, Buffer.from(WRITTEN_BY_SERVER, 'base64'));
  const value = (key: string) => `g.V(1).values('${key}')`;
  await answers(t, graph, [
    ['g.V().label()', ['a']],
    ['g.E(34).label()', ['self']],
    ["g.E().values('w')", ['1']],
    ['g.E().inV().id()', ['1']],
    [value('i'), ['1']],
    [value('neg'), ['-5']],
    [value('l'), ['2l']],
    [value('nl'), ['-5000000000l']],
    [value('d'), ['1.5d']],
    [value('nan'), ['NaNd']],
    [value('f'), ['1.5f']],
    [value('b'), ['true']],
    [value('by'), ['3b']],
    [value('sh'), ['4s']],
    [value('bi'), ['123456789012345678901234567890n']],
    [value('bd'), ['1.25m']],
    [value('u'), ['00000000-0000-0000-0000-00000000000f']],
    [value('dt'), ['2024-02-03T03:05:06.007Z']],
    [value('dt2'), ['2024-02-03T03:05:06.007Z']],
    [value('s'), ['héé😀']],
    [value('e'), ['']],
    [value('o'), ['x']],
    [value('big'), ['a'.repeat(84)]],
    [value('li'), ['[1, two, [3l]]']],
    [value('se'), ['{1, 2}']],
    [value('ma'), ['[a:1, b:[2]]']],
  ]);
});

t.test('writes texts of every length as Kryo does, and reads them back', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const transaction = await graph.begin();
  const lengths = [0, 1, 2, 62, 63, 64, 65, 8190, 8191, 8192, 100_000];
  for (const [i, length] of lengths.entries()) {
    const vertex = await transaction.addVertex({ id: i, label: 'x'.repeat(length) });
    const value = `${'y'.repeat(Math.max(0, length - 1))}${length > 0 ? 'é' : ''}`;
    await transaction.setProperty('vertex', vertex, { key: 'text', value });
  }
  await transaction.commit();
  const back = await graphOf(t, await fileOf(graph, gryo));
  await answers(t, back, [
    ['g.V().label().length()', lengths.map(String)],
    ["g.V().values('text').length()", lengths.map(String)],
    ["g.V().values('text').filter(__.is(TextP.endingWith('é'))).count()", ['10l']],
  ]);
});

t.test('the ends of all number types come back', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const transaction = await graph.begin();
  const vertex = await transaction.addVertex({ id: 1, label: 'a' });
  const numbers = [
    number('byte', -128),
    number('short', -32768),
    number('int', -(2 ** 31)),
    number('int', 2 ** 31 - 1),
    number('long', -(2n ** 63n)),
    number('long', 2n ** 63n - 1n),
    number('long', 2n ** 56n),
    number('bigInteger', -(2n ** 200n)),
    number('bigDecimal', '-0.00012'),
    number('double', 5e-324),
    number('float', Number.NEGATIVE_INFINITY),
  ];
  for (const [i, value] of numbers.entries()) {
    await transaction.setProperty('vertex', vertex, { key: `n${i}`, value });
  }
  await transaction.commit();
  const back = await graphOf(t, await fileOf(graph, gryo));
  for (const [i, value] of numbers.entries()) {
    t.strictSame(await ask(back, `g.V().values('n${i}')`), [value]);
  }
});

/** A vertex up to its only property's value, and what is behind that. */
function vertexWith(value: (out: KryoOutput) => void): Uint8Array {
  const out = new KryoOutput();
  const raw = (hex: string) => out.raw(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  raw('67696f 00000000000000000000000000');
  raw('01 80 00 00 0202 01 8261 00 00 01 02 01 826b 02 0900');
  value(out);
  raw('0f 01 01 09 3a158a1170 9b9996');
  return Buffer.from(out.bytes);
}

t.test('what boasts is refused before memory is spent on it', async (t) => {
  const boasts: readonly (readonly [string, string])[] = [
    ['a list of two thousand million items', '0c01 ffffffff07'],
    ['a map of as many', '0d01 ffffffff07'],
    ['a text of as many characters', '0301 ffffffff0f'],
    ['a big integer of as many bytes', '2401 ffffffff07'],
    ['a number in too many bytes', '02 ffffffffffff'],
    ['a decimal with a huge scale', '2501 0201 feffffff0f'],
    ['a class that is not known', '7f 01'],
    ['a class with a name of its own', '01 00 0161e1'],
    ['a reference to nothing', '03 63'],
    ['a reference to another class', '0c 03'],
    ['a list that holds itself', '0c01 01 0c 05'],
    ['half of a surrogate pair', '0301 82 eda0bd'],
    ['a broken character', '0301 82 c3 41'],
  ];
  for (const [what, hex] of boasts) {
    const bytes = vertexWith((out) => out.raw(Buffer.from(hex.replaceAll(' ', ''), 'hex')));
    const at = Date.now();
    await t.rejects(
      graphOf(t, bytes),
      { code: 'GRAPH_FILE_INVALID', data: { position: Number } },
      what,
    );
    t.ok(Date.now() - at < 2000, `${what}: at once`);
  }
});

t.test('lists that refer to lists again and again are refused', async (t) => {
  // [[[...], the same], the same]: twice as many values with each level.
  const levels = (count: number) => (out: KryoOutput) => {
    for (let i = 0; i < count; i += 1) out.raw(Buffer.from('0c0102', 'hex'));
    out.raw(Buffer.from('0c0101 00'.replace(' ', ''), 'hex'));
    for (let i = count; i > 0; i -= 1) {
      out.raw(Buffer.from('0c', 'hex'));
      // The star and the key's text and label came first.
      out.varInt(2 + 3 + i);
    }
  };
  const [small] = await ask(await graphOf(t, vertexWith(levels(3))), "g.V().values('k')");
  t.strictSame(small, [
    [
      [[null], [null]],
      [[null], [null]],
    ],
    [
      [[null], [null]],
      [[null], [null]],
    ],
  ]);
  await t.rejects(graphOf(t, vertexWith(levels(40))), { code: 'GRAPH_FILE_INVALID' });
  await t.rejects(graphOf(t, vertexWith(levels(5000))), { code: 'GRAPH_FILE_INVALID' });
});
