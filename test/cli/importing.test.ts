import type { ImportResult } from '@meshlapse/probes';
import t from 'tap';
import { progressText, summary } from '../../packages/cli/src/importing.ts';

const RESULT: ImportResult = {
  cluster: 'shop',
  objects: 1200,
  events: 3000,
  versions: 1,
  touches: 0,
  edges: 0,
  lines: 3001,
  badLines: 0,
  from: 0,
  to: 60_000_000,
  isInterrupted: false,
};

t.test('progress is a bar where the size is known', (t) => {
  const progress = { bytesRead: 50, bytesTotal: 200, lines: 1, events: 3000 };
  t.equal(
    progressText('a.gz', progress, 2),
    'a.gz  [######------------------] 25 %  1 line, 1,500 events/s',
  );
  const unknown = { ...progress, bytesTotal: undefined, lines: 2 };
  t.equal(progressText('standard input', unknown, 0.5), 'standard input  2 lines, 6,000 events/s');
  const grown = progressText('a', { ...progress, bytesRead: 300 }, 1);
  t.match(grown, `[${'#'.repeat(24)}] 100 %`, 'a file that grows meanwhile');
  t.notMatch(progressText('a', { ...progress, bytesTotal: 0 }, 0), /NaN|Infinity/);
  t.end();
});

t.test('what an import came to', (t) => {
  t.equal(
    summary('a.gz', RESULT, 1.5),
    'a.gz: cluster shop, 1970-01-01T00:00:00Z to 1970-01-01T00:01:00Z: 1,200 objects, 1 version from 3,000 events in 1.5 s (2,000 events/s).',
  );
  t.match(summary('a', { ...RESULT, badLines: 1 }, 1), /, 1 bad line left out\.$/);
  t.match(summary('a', { ...RESULT, badLines: 2 }, 1), /, 2 bad lines left out\.$/);
  t.notMatch(summary('a', RESULT, 0), /NaN|Infinity/);
  t.end();
});

t.test('nothing new is said only of an import that came to its end', (t) => {
  const none = { ...RESULT, events: 0 };
  t.equal(summary('a', none, 1), 'a: nothing new of cluster shop, it was imported before.');
  t.match(summary('a', { ...none, isInterrupted: true }, 1), /from 0 events/);
  t.end();
});
