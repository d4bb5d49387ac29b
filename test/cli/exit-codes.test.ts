import { CodedError, type ErrorCategory } from '@meshlapse/model';
import t from 'tap';
import { exitCodeOf } from '../../packages/cli/src/exit-codes.ts';

t.test('the exit code tells who has to act', (t) => {
  const cases: readonly (readonly [code: string, category: ErrorCategory, exit: number])[] = [
    ['USAGE', 'incorrect', 2],
    ['GREMLIN_SYNTAX', 'incorrect', 2],
    ['REGEX_UNSUPPORTED', 'unsupported', 2],
    ['QUERY_TIMEOUT', 'interrupted', 1],
    ['STORE_LOCKED', 'busy', 1],
    ['STORE_DAMAGED', 'fault', 1],
    ['STORE_MISSING', 'not-found', 1],
    ['RECORDING_LINE_INVALID', 'incorrect', 3],
    ['RECORDING_VERSION_UNSUPPORTED', 'unsupported', 3],
    ['RECORDING_UNREADABLE', 'not-found', 1],
    ['RECORDING_EXISTS', 'conflict', 1],
    ['RECORDING_DIFFERS', 'conflict', 1],
  ];
  for (const [code, category, exit] of cases) {
    t.equal(exitCodeOf(new CodedError({ code, category, message: 'x' })), exit, code);
  }
  t.equal(exitCodeOf(new TypeError('a bug')), 1);
  t.end();
});
