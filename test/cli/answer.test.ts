import type { Value } from '@meshlapse/model';
import t from 'tap';
import { notesOf } from '../../packages/cli/src/answer.ts';

function gap(from: string, to: string, reason: string, ...resources: string[]): Value {
  return new Map<Value, Value>(
    Object.entries({ cluster: 'shop', from, to, reason, resources }) as [Value, Value][],
  );
}

function notes(incomplete: readonly Value[], warnings: readonly string[] = []): readonly string[] {
  const basis = new Map<Value, Value>([
    ['incomplete', incomplete],
    ['warnings', warnings],
  ]);
  return notesOf({ results: [], basis });
}

t.test('a complete answer needs no notes', (t) => {
  t.strictSame(notes([]), []);
  t.strictSame(notesOf({ results: [], basis: new Map() }), []);
  t.end();
});

t.test('up to three resources are named, more are counted', (t) => {
  const of = (...resources: string[]) =>
    notes([gap('2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', 'cut', ...resources)])[0];
  const when =
    'of cluster shop not observed from 2026-01-01T00:00:00Z to 2026-01-01T00:01:00Z (cut)';
  t.equal(of('v1/pods', 'v1/nodes'), `incomplete: v1/pods, v1/nodes ${when}`);
  t.equal(of('a', 'b', 'c', 'd'), `incomplete: 4 resources ${when}`);
  t.end();
});

t.test('gaps for one reason that overlap are one note, from the first to the last instant', (t) => {
  const result = notes([
    gap('2026-01-01T00:00:05.5Z', '2026-01-01T00:00:07Z', 'cut', 'v1/pods'),
    gap('2026-01-01T00:00:05Z', '2026-01-01T00:00:06Z', 'cut', 'v1/nodes', 'v1/pods'),
    gap('2026-01-01T00:00:06Z', 'forever', 'stopped', 'v1/pods'),
  ]);
  t.strictSame(result, [
    'incomplete: v1/nodes, v1/pods of cluster shop not observed from 2026-01-01T00:00:05Z to 2026-01-01T00:00:07Z (cut)',
    'incomplete: v1/pods of cluster shop not observed from 2026-01-01T00:00:06Z on (stopped)',
  ]);
  t.end();
});

t.test('gaps for one reason that lie apart are notes of their own', (t) => {
  const result = notes([
    gap('2026-01-01T02:00:00Z', '2026-01-01T02:01:00Z', 'cut', 'v1/pods'),
    gap('2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', 'cut', 'v1/pods'),
  ]);
  t.strictSame(result, [
    'incomplete: v1/pods of cluster shop not observed from 2026-01-01T00:00:00Z to 2026-01-01T00:01:00Z (cut)',
    'incomplete: v1/pods of cluster shop not observed from 2026-01-01T02:00:00Z to 2026-01-01T02:01:00Z (cut)',
  ]);
  t.end();
});

t.test('warnings come last', (t) => {
  const result = notes([gap('2026-01-01T00:00:00Z', 'forever', 'cut', 'v1/pods')], ['slow']);
  t.equal(result.length, 2);
  t.equal(result[1], 'warning: slow');
  t.end();
});
