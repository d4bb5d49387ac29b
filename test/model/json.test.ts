import { valueOfJson } from '@meshlapse/model';
import t from 'tap';

t.test('JSON objects become maps, whatever their keys', (t) => {
  const value = valueOfJson(JSON.parse('{"a":[1,{"__proto__":null}],"b":true}'));
  t.strictSame(
    value,
    new Map<string, unknown>([
      ['a', [1, new Map([['__proto__', null]])]],
      ['b', true],
    ]),
  );
  t.equal(valueOfJson('x'), 'x');
  t.end();
});
