import { CodedError } from '@meshlapse/model';
import { WireTraverser } from '../io/wire-values.ts';
import type { Terminal } from '../plan/terminal.ts';
import { identityOf } from '../values/identity.ts';

type Results = AsyncIterable<readonly WireTraverser[]>;

/**
 * The results as the end of a query has them; those that are not needed are not computed.
 *
 * Lists and sets are handed out as their members, as servers do.
 */
export function endWith(terminal: Terminal | undefined, results: Results): Results {
  switch (terminal?.kind) {
    case undefined:
      return results;
    case 'next':
      return terminal?.count === undefined ? theNext(results) : first(results, terminal.count);
    case 'tryNext':
      return first(results, 1);
    case 'hasNext':
      return whetherAny(results);
    case 'iterate':
      return none(results);
    case 'toSet':
      return distinct(results);
    case 'explain':
    case 'toBulkSet':
    case 'toList':
    case 'toString':
      return results;
  }
}

async function* first(results: Results, count: number): Results {
  let wanted = count;
  if (wanted === 0) return;
  for await (const batch of results) {
    const taken: WireTraverser[] = [];
    for (const { value, bulk } of batch) {
      if (wanted > 0) taken.push(new WireTraverser(value, Math.min(bulk, wanted)));
      wanted -= bulk;
    }
    yield taken;
    if (wanted <= 0) return;
  }
}

async function* theNext(results: Results): Results {
  let isFound = false;
  for await (const batch of first(results, 1)) {
    isFound ||= batch.length > 0;
    yield batch;
  }
  if (isFound) return;
  throw new CodedError({
    code: 'QUERY_NO_RESULT',
    category: 'not-found',
    message: 'The query has no result, and next() needs one. Ask with tryNext() or hasNext().',
  });
}

async function* whetherAny(results: Results): Results {
  for await (const batch of first(results, 1)) {
    if (batch.length === 0) continue;
    yield [new WireTraverser(true, 1)];
    return;
  }
  yield [new WireTraverser(false, 1)];
}

async function* none(results: Results): Results {
  for await (const _ of results) yield [];
}

async function* distinct(results: Results): Results {
  const seen = new Set<string>();
  for await (const batch of results) {
    const fresh: WireTraverser[] = [];
    for (const { value } of batch) {
      const identity = identityOf(value);
      if (!seen.has(identity)) fresh.push(new WireTraverser(value, 1));
      seen.add(identity);
    }
    yield fresh;
  }
}
