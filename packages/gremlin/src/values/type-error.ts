import { CodedError } from '@meshlapse/model';
import { familyOf } from './type-rank.ts';
import type { LiveValue } from './value.ts';

const NAMES: Readonly<Record<string, string>> = {
  vertexProperty: 'a property of a vertex',
  edge: 'an edge',
  entry: 'an entry of a map',
  null: 'null',
};

/** A step met a value that it can do nothing with. */
export function typeError(step: string, needs: string, value: LiveValue): CodedError {
  const family = familyOf(value);
  return new CodedError({
    code: 'GREMLIN_TYPE',
    category: 'incorrect',
    message: `${step} needs ${needs} and met ${NAMES[family] ?? `a ${family}`}. Look at the step before it.`,
    data: { step, met: family },
  });
}
