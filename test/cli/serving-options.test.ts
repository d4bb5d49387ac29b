import t from 'tap';
import { portNumber } from '../../packages/cli/src/serving-options.ts';

t.test('a port is a whole number of sixteen bits', (t) => {
  for (const port of [0, 80, 65_535]) t.equal(portNumber(String(port)), port);
  for (const text of ['', ' ', '-1', '65536', '8e2', '80.0', '0x50', 'http']) {
    t.throws(() => portNumber(text), { code: 'USAGE', message: `not '${text}'` }, text);
  }
  t.end();
});
