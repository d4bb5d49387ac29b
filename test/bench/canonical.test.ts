import t from 'tap';
import { canonical } from '../../packages/bench/src/canonical.ts';

const typed = (type: string, value: unknown) => ({ '@type': type, '@value': value });
const int = (value: number) => typed('g:Int32', value);

t.test('maps and sets are the same in any order, also inside of others', (t) => {
  const map = (...flat: unknown[]) => typed('g:Map', flat);
  t.equal(canonical(map('a', int(1), 'b', int(2))), canonical(map('b', int(2), 'a', int(1))));
  t.equal(
    canonical(typed('g:List', [map('a', map('x', 1, 'y', 2), 'b', 2)])),
    canonical(typed('g:List', [map('b', 2, 'a', map('y', 2, 'x', 1))])),
  );
  t.equal(canonical(typed('g:Set', ['a', 'b'])), canonical(typed('g:Set', ['b', 'a'])));
  t.end();
});

t.test('lists are not', (t) => {
  t.not(canonical(typed('g:List', ['a', 'b'])), canonical(typed('g:List', ['b', 'a'])));
  t.end();
});

t.test('what differs stays different', (t) => {
  const all = [
    null,
    'null',
    1,
    '1',
    int(1),
    typed('g:Int64', 1),
    typed('g:Map', ['a', 'b']),
    typed('g:Map', ['b', 'a']),
    typed('g:List', ['a', 'b']),
    typed('g:Set', ['a', 'b']),
    ['a', 'b'],
    ['a, b'],
    typed('g:Vertex', { id: 1, label: 'a' }),
    typed('g:Vertex', { id: 1, label: 'b' }),
  ];
  t.equal(new Set(all.map(canonical)).size, all.length);
  t.end();
});
