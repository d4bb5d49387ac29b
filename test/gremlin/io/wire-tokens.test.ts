import { Token } from '@meshlapse/model';
import t from 'tap';
import { codeOf, enumerationOf, wireToken } from '../../../packages/gremlin/src/io/wire-tokens.ts';

t.test('an enumeration and its code each lead to the other', (t) => {
  for (const name of ['T', 'Direction', 'Merge', 'GType', 'DT']) {
    const code = codeOf(name);
    t.equal(code === undefined ? undefined : enumerationOf(code), name);
  }
  t.equal(codeOf('IO'), undefined);
  t.equal(enumerationOf(0x01), undefined);
  t.end();
});

t.test('names are those of the language, or of what only steps take', (t) => {
  t.match(wireToken('T', 'id'), { type: 'T', name: 'id' });
  t.equal(wireToken('T', 'nothing'), undefined);
  t.equal(wireToken('Nothing', 'id'), undefined);
  t.ok(wireToken('Barrier', 'normSack') instanceof Token);
  t.equal(wireToken('Barrier', 'not a name'), undefined);
  t.end();
});
