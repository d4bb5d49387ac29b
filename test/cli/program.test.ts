import t from 'tap';
import { commandReference } from '../../packages/cli/src/program.ts';

t.test('every command describes itself and its options', (t) => {
  const reference = commandReference();
  t.strictSame(
    reference.map(({ name }) => name).sort(),
    ['', ' demo', ' dump', ' import', ' query', ' record', ' serve'].map(
      (name) => `meshlapse${name}`,
    ),
  );
  for (const { name, help } of reference) {
    t.match(help, /^Usage: meshlapse.*\n\n[A-Z].*[^.]\n/, name);
    const options = help.slice(help.indexOf('Options:')).split('\n\n')[0] ?? '';
    for (const line of options.split('\n').slice(1)) t.match(line, /^ +\S.* {2,}\S|^ {10,}\S|^$/);
    t.notMatch(help, /\{\}|undefined/);
  }
  t.end();
});
