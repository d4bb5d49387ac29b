import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import t from 'tap';
import { askServer } from '../../packages/cli/src/sources.ts';
import { startServer } from '../support/started-server.ts';

t.test('an answer that breaks off in the middle is an error, not a shorter answer', async (t) => {
  const { url } = await startServer(t, {
    limits: { ...DEFAULT_LIMITS, results: 5_000 },
    responseBytes: 100_000_000,
  });
  const text = `g.V()${'.both()'.repeat(9)}.path()`;
  const request = {
    text,
    bindings: {},
    at: undefined,
    between: undefined,
    token: undefined,
    timeMs: 10_000,
  };
  await t.rejects(askServer(url, request), { code: 'QUERY_LIMIT', category: 'fault' });
  const some = await askServer(url, { ...request, text: `${text}.limit(4000)` });
  t.equal(some.results.length, 4_000);
});
