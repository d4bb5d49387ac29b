import { DateTime, Edge, long, Path, Property, Vertex, VertexProperty } from '@meshlapse/model';
import t from 'tap';
import { cellText, rowsOf } from '../../../packages/cli/src/output/rows.ts';

function pod(name: string): Vertex {
  const properties = [
    new VertexProperty('p1', 'name', name),
    new VertexProperty('p2', 'namespace', 'default'),
  ];
  return new Vertex(`uid-${name}`, 'Pod', properties);
}

t.test('maps become a column a key, in order of appearance', (t) => {
  const rows = rowsOf([
    new Map<string, never>([
      ['pod', 'a'],
      ['ready', true],
    ] as never),
    new Map<string, never>([
      ['pod', 'b'],
      ['zone', 'z'],
    ] as never),
  ]);
  t.strictSame(rows, {
    columns: ['pod', 'ready', 'zone'],
    rows: [
      ['a', 'true', ''],
      ['b', '', 'z'],
    ],
  });
  t.end();
});

t.test('vertices show their label, the names they have, and their id', (t) => {
  t.strictSame(rowsOf([pod('a')]), {
    columns: ['label', 'namespace', 'name', 'id'],
    rows: [['Pod', 'default', 'a', 'uid-a']],
  });
  t.end();
});

t.test('anything else is a single column', (t) => {
  t.strictSame(rowsOf([1, 'x', null]), { columns: ['result'], rows: [['1'], ['x'], ['null']] });
  t.strictSame(rowsOf([]), { columns: ['result'], rows: [] });
  t.end();
});

t.test('each kind of value has a text of one line', (t) => {
  const edge = new Edge({ id: 1, label: 'owns' }, { outV: pod('a'), inV: pod('b') });
  t.equal(cellText(long(6)), '6');
  t.equal(cellText(new DateTime(0)), '1970-01-01T00:00:00Z');
  t.equal(cellText(edge), 'Pod/a -owns-> Pod/b');
  t.equal(cellText(new Path([pod('a'), 'x'], [[], []])), 'Pod/a -> x');
  t.equal(cellText(new Property('k', [1, 2])), 'k=[1, 2]');
  t.equal(cellText(['only']), 'only');
  t.equal(cellText(new Map([['k', ['v']]])), '{k: v}');
  t.end();
});
