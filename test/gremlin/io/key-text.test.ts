import { DateTime, number, Token, Uuid, Vertex } from '@meshlapse/model';
import t from 'tap';
import { keyText } from '../../../packages/gremlin/src/io/key-text.ts';

t.test('every value has a text to be a key of JSON by', (t) => {
  const uuid = '41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3f';
  const texts = [
    ['name', 'name'],
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    [number('long', 9_007_199_254_740_993n), '9007199254740993'],
    [new Token('T', 'label'), 'label'],
    [new Uuid(uuid), uuid],
    [new DateTime(0, 60), '1970-01-01T01:00:00+01:00'],
    [new Vertex(number('long', 7), 'person'), '7'],
    [['a', 1], '["a",1]'],
    [new Map([['a', 1]]), '{"a":1}'],
  ] as const;
  for (const [key, text] of texts) t.equal(keyText(key), text);
  t.end();
});
