import type { Json } from '@meshlapse/model';
import t from 'tap';
import { Fields, Notes, parseDurationMs } from '../../../packages/mesh/src/objects/fields.ts';

function read(json: Json) {
  const notes = new Notes('Kind/ns/name');
  return { fields: new Fields(json, '', notes), notes };
}

t.test('a field reads as what it is asked for', async (t) => {
  const { fields, notes } = read({
    text: 'a',
    count: 3,
    on: true,
    list: ['a', 'b'],
    in: { x: 'y' },
  });
  t.equal(fields.text('text'), 'a');
  t.equal(fields.integer('count'), 3);
  t.equal(fields.flag('on'), true);
  t.same(fields.texts('list'), ['a', 'b']);
  t.equal(fields.object('in').text('x'), 'y');
  t.same({ ...fields.labels('in') }, { x: 'y' });
  t.same(notes.list, []);
});

t.test('what is absent or null is neither read nor noted', async (t) => {
  const { fields, notes } = read({ gone: null });
  t.equal(fields.text('gone'), undefined);
  t.equal(fields.optional('never'), undefined);
  t.same(fields.object('never').texts('list'), []);
  t.notOk(fields.has('gone'));
  t.same(notes.list, []);
});

t.test('a field of another type is left out, with a note that says where', async (t) => {
  const { fields, notes } = read({ spec: { hosts: ['a', 7], http: 'no', port: 1.5 } });
  const spec = fields.object('spec');
  t.same(spec.texts('hosts'), ['a']);
  t.same(spec.objects('http'), []);
  t.equal(spec.integer('port'), undefined);
  t.same(
    notes.list.map(({ path, problem }) => `${path} ${problem}`),
    [
      'spec.hosts[1] should be a text',
      'spec.http should be a list',
      'spec.port should be a whole number',
    ],
  );
});

t.test('only own keys count', async (t) => {
  const { fields } = read({});
  t.notOk(fields.has('toString'));
  t.equal(fields.text('constructor'), undefined);
});

t.test('durations are those of Go', async (t) => {
  t.equal(parseDurationMs('1.5s'), 1500);
  t.equal(parseDurationMs('1h2m3s'), 3_723_000);
  t.equal(parseDurationMs('250ms'), 250);
  t.equal(parseDurationMs('soon'), undefined);
  t.equal(parseDurationMs('5'), undefined);
});
