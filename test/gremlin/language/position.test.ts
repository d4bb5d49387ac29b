import t from 'tap';
import { positionOf } from '../../../packages/gremlin/src/language/position.ts';

t.test('lines end as in any system, and count from 1 as columns do', (t) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = `a${end}bc${end}${end}d`;
    const at = (character: string) => positionOf(text, text.indexOf(character));
    t.match(at('a'), { offset: 0, line: 1, column: 1 });
    t.match(at('c'), { line: 2, column: 2 });
    t.match(at('d'), { line: 4, column: 1 });
  }
  t.match(positionOf('g.V()', 5), { offset: 5, line: 1, column: 6 }, 'the end is a place too');
  t.end();
});
