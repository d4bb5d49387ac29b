import t from 'tap';
import { tableText } from '../../../packages/cli/src/output/table.ts';

t.test('columns are aligned, wide characters included, without trailing blanks', (t) => {
  const rows = {
    columns: ['name', 'node'],
    rows: [
      ['短い', 'n1'],
      ['a-longer-name', ''],
    ],
  };
  t.equal(tableText(rows), 'NAME            NODE\n短い            n1\na-longer-name\n');
  t.end();
});

t.test('control characters of names do not reach the terminal', (t) => {
  t.equal(tableText({ columns: ['name'], rows: [['a\u001b[31m\nb']] }), 'NAME\na\\x1b[31m\\x0ab\n');
  t.end();
});
