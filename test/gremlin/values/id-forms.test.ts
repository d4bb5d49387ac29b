import { number } from '@meshlapse/model';
import t from 'tap';
import { idForms, idTest } from '../../../packages/gremlin/src/values/id-forms.ts';
import { compare, meets, member } from '../../../packages/gremlin/src/values/predicate.ts';

t.test('a text of digits may mean a number', async (t) => {
  t.same(idForms('12'), ['12', 12]);
  t.same(idForms('-3000000000'), ['-3000000000', -3_000_000_000]);
  for (const text of ['', 'a', '1a', '01', '1.0', '+1', '-0', '12345678901234567890']) {
    t.same(idForms(text), [text], text);
  }
  t.same(idForms(1), [1]);
});

t.test('and does so in predicates', async (t) => {
  t.ok(meets(2, idTest(compare('eq', '2'))));
  t.ok(meets('2', idTest(compare('eq', '2'))));
  t.notOk(meets(number('long', 2), idTest(compare('neq', '2'))));
  t.ok(meets(3, idTest(member(true, ['2', '3', null]))));
  t.notOk(meets(3, idTest({ kind: 'not', of: member(true, ['3']) })));
  t.ok(meets(3, idTest({ kind: 'or', of: [compare('eq', '3'), compare('gt', 5)] })));
});
