import t from 'tap';
import { negotiate } from '../../../packages/server/src/routes/answer-format.ts';

t.test('the header names the format; what is liked best comes first', (t) => {
  const cases: readonly [string | undefined, string][] = [
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/vnd.gremlin-v3.0+json', 'application/vnd.gremlin-v3.0+json'],
    ['Application/VND.gremlin-v2.0+JSON', 'application/vnd.gremlin-v2.0+json'],
    [
      'application/vnd.gremlin-v3.0+json; types=false',
      'application/vnd.gremlin-v3.0+json;types=false',
    ],
    ['application/json;types=false', 'application/json'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['application/vnd.graphbinary-v1.0', 'application/vnd.graphbinary-v1.0'],
    ['text/plain;q=0.1, application/json;q=0.9', 'application/json'],
    ['application/json;q=0, text/plain', 'text/plain; charset=utf-8'],
    ['image/png, text/plain', 'text/plain; charset=utf-8'],
  ];
  for (const [accept, mime] of cases) {
    t.equal(negotiate(accept, undefined).mime, mime, String(accept));
  }
  t.end();
});

t.test('a format that is not known is refused with those that are', (t) => {
  for (const accept of ['image/png', 'application/vnd.gremlin-v1.0+json', 'text/*', 'nonsense']) {
    t.throws(() => negotiate(accept, undefined), {
      code: 'ACCEPT_UNKNOWN',
      message: /no serializer for requested Accept header: .*graphbinary/,
    });
  }
  t.end();
});
