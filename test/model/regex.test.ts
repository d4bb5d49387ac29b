import { CodedError, Regex } from '@meshlapse/model';
import t from 'tap';

const finds: readonly (readonly [
  pattern: string,
  found: readonly string[],
  not: readonly string[],
])[] = [
  ['', ['', 'x'], []],
  ['abc', ['abc', 'xabcx'], ['ab', 'ABC']],
  ['^abc$', ['abc', 'abc\n'], ['xabc', 'abcx', 'abc\n\n']],
  ['a|b|', ['a', 'b', 'c'], []],
  ['^(?:a|bc)d', ['ad', 'bcd'], ['abd']],
  ['^(a|b)*c$', ['c', 'ababc'], ['abd']],
  ['^a+$', ['a', 'aaa'], ['', 'ab']],
  ['^a?b$', ['b', 'ab'], ['aab']],
  ['^a{2}$', ['aa'], ['a', 'aaa']],
  ['^a{2,}$', ['aa', 'aaaa'], ['a']],
  ['^a{1,3}$', ['a', 'aaa'], ['', 'aaaa']],
  ['^a{0}b', ['b'], ['ab']],
  ['^(ab){2}$', ['abab'], ['ab']],
  ['^a*?b', ['aab', 'b'], ['c']],
  ['^.$', ['a', '\u{1f600}'], ['', '\n', 'ab']],
  ['(?s)^.$', ['\n'], []],
  ['(?i)abc', ['ABC', 'aBc'], ['abd']],
  ['(?i)[a-c]x', ['BX'], ['DX']],
  ['^[a-c-]+$', ['a-c'], ['d']],
  ['^[^a-c]$', ['d', '\n'], ['a', '']],
  ['^[]a]$', [']', 'a'], ['b']],
  ['^[\\]\\\\]$', [']', '\\'], ['a']],
  ['^[\\d_]+$', ['1_2'], ['a']],
  ['^\\d\\D\\w\\W\\s\\S$', ['1aa- x'], ['aaa- x']],
  ['\\bpod\\b', ['a pod b', 'pod'], ['pods', 'xpod']],
  ['o\\Bd', ['od'], ['o d']],
  ['^\\.\\*\\($', ['.*('], ['xxx']],
  ['^\\x41\\u0042$', ['AB'], ['ab']],
  ['^\\t\\n\\r$', ['\t\n\r'], ['tnr']],
  ['^\\w+-\\d+$', ['web-12'], ['web-', '-12']],
  ['^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}$', ['10.0.255.1'], ['10.0.256.1', '10.0.1']],
];

t.test('a pattern is looked for anywhere in the text', async (t) => {
  for (const [pattern, found, not] of finds) {
    try {
      const regex = new Regex(pattern);
      for (const text of found) t.ok(regex.test(text), `${pattern} finds ${JSON.stringify(text)}`);
      for (const text of not) t.notOk(regex.test(text), `${pattern} not ${JSON.stringify(text)}`);
    } catch (error) {
      t.fail(`${pattern}: ${String(error)}`);
    }
  }
});

t.test('patterns that are wrong or need more than linear time are refused', async (t) => {
  const refused = [
    '(',
    ')',
    'a)',
    '[',
    '[a',
    '*',
    '+a',
    '?',
    'a**',
    'a{2}{3}',
    'a{3,2}',
    'a{1001}',
    'a{',
    '\\',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<name>a)',
    '(a)\\1',
    '\\k<a>',
    'a++',
    '\\q',
    '\\x4',
    '[z-a]',
    `${'('.repeat(60)}${')'.repeat(60)}`,
    'a'.repeat(1_001),
    '((a{100}){100}){100}',
    '(a{1000}){1000}',
  ];
  for (const pattern of refused) {
    const shown = pattern.slice(0, 30);
    try {
      new Regex(pattern);
      t.fail(`${shown} is accepted`);
    } catch (error) {
      t.ok(
        error instanceof CodedError && error.code === 'REGEX_UNSUPPORTED',
        `${shown}: ${String(error)}`,
      );
    }
  }
});

t.test('no pattern takes long on any text', async (t) => {
  const catastrophic = [
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '(.*a){20}$',
    '(a*)*b',
    '([a-zA-Z]+)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(x+x+)+y',
    'a?'.repeat(30) + 'a'.repeat(30),
    '(?:a{0,20}){20}b',
    '(.*)(.*)(.*)(.*)x',
    '(a{0,1000})b',
    '(\\w+\\s?)*$',
    '(|a)*b',
    '(a*)+(b*)+c',
  ];
  const texts = [`${'a'.repeat(1_000)}!`, `${'x'.repeat(1_000)}`, 'ab '.repeat(400)];
  new Regex('a').test('a');
  for (const pattern of catastrophic) {
    const began = performance.now();
    const regex = new Regex(pattern);
    for (const text of texts) regex.test(text);
    const took = performance.now() - began;
    t.ok(took < 200, `${pattern} took ${Math.round(took)} ms`);
  }
});
