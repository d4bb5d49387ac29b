import t from 'tap';
import { csvText } from '../../../packages/cli/src/output/csv.ts';

t.test('cells with commas, quotes or line ends are quoted', (t) => {
  const rows = {
    columns: ['a', 'b'],
    rows: [
      ['1,2', 'say "hi"'],
      ['x\ny', ''],
    ],
  };
  t.equal(csvText(rows), 'a,b\r\n"1,2","say ""hi"""\r\n"x\ny",\r\n');
  t.end();
});
