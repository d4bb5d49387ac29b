import {
  isWildcard,
  resolveHost,
  serviceHost,
  serviceOfHost,
  wildcardsAbove,
} from '@meshlapse/mesh';
import t from 'tap';

t.test('a host without a dot belongs to the namespace of the object that names it', async (t) => {
  t.equal(resolveHost('reviews', 'prod'), 'reviews.prod.svc.cluster.local');
  t.equal(resolveHost('Reviews', 'prod'), 'reviews.prod.svc.cluster.local');
});

t.test('any other host is literal', async (t) => {
  t.equal(resolveHost('reviews.prod', 'test'), 'reviews.prod');
  t.equal(resolveHost('*', 'test'), '*');
  t.equal(resolveHost('*.Example.com', 'test'), '*.example.com');
});

t.test('a host is under its wildcards, most specific first', async (t) => {
  t.same(wildcardsAbove('a.b.c'), ['*.b.c', '*.c', '*']);
  t.same(wildcardsAbove('*.b.c'), ['*.c', '*']);
  t.same(wildcardsAbove('*'), []);
  t.ok(isWildcard('*.b.c'));
  t.notOk(isWildcard('a.b.c'));
});

t.test('the full name of a Service tells its name and namespace', async (t) => {
  t.same(serviceOfHost(serviceHost('reviews', 'prod')), { name: 'reviews', namespace: 'prod' });
  t.equal(serviceOfHost('www.example.com'), undefined);
  t.equal(serviceOfHost('*.prod.svc.cluster.local'), undefined);
  t.equal(serviceOfHost('a.reviews.prod.svc.cluster.local'), undefined);
});
