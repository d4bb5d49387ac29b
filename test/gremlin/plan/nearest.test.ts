import t from 'tap';
import { didYouMean, nearest } from '../../../packages/gremlin/src/plan/nearest.ts';

const STEPS = ['has', 'hasId', 'hasKey', 'hasLabel', 'out', 'outE', 'outV', 'values'];

t.test('names that look alike, nearest first', (t) => {
  t.same(nearest('hasLable', STEPS), ['hasLabel'], 'a swap of neighbours is one edit');
  t.same(nearest('outt', STEPS), ['out', 'outE', 'outV']);
  t.same(nearest('HASLABEL', STEPS), ['hasLabel'], 'case does not matter');
  t.same(nearest('value', STEPS), ['values']);
  t.end();
});

t.test('at most three, and by name where they are as near', (t) => {
  const many = ['d', 'c', 'b', 'a'].map((letter) => `name${letter}`);
  t.same(nearest('name', many), ['namea', 'nameb', 'namec']);
  t.end();
});

t.test('nothing that is far off', (t) => {
  t.same(nearest('frobnicate', STEPS), []);
  t.same(nearest('x', STEPS), []);
  t.same(nearest('', []), []);
  t.end();
});

t.test('a name as long as a text may be is like nothing', (t) => {
  t.same(nearest('x'.repeat(60_000), STEPS), []);
  t.end();
});

t.test('a sentence, where there is something to say', (t) => {
  t.equal(
    didYouMean(['a', 'b'], (name) => `${name}()`),
    'Did you mean a(), b()?',
  );
  t.equal(
    didYouMean([], (name) => name),
    '',
  );
  t.end();
});
