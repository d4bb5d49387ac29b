/**
 * Every text of TinkerPop's suite is read and bound, or refused where the reference server refuses it too.
 *
 * The texts are not ours; they lie beside the checkout where there is a copy of the suite.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../packages/gremlin/src/plan/bind.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/conformance');

interface Entry {
  readonly scenario: string;
  readonly file: string;
  readonly gremlin: string;
  readonly variables: readonly string[];
}

/** Steps that only a graph computer could run are refused with this code, and the reference cannot run them either. */
const COMPUTER_ONLY = 'GREMLIN_NOT_SUPPORTED';

/** What parameters of the suite are: ids, texts, maps, lists. */
const CANDIDATES: readonly LiveValue[] = [1, 'x', new Map([['name', 'x']]), [1, 2]];

t.test('the texts of the suite', { skip: skipReason() }, (t) => {
  const corpus: readonly Entry[] = JSON.parse(readFileSync(join(FOLDER, 'corpus.json'), 'utf8'));
  const refused = refusedScenarios();
  t.ok(corpus.length > 2_700 && refused.size > 100, `${corpus.length} texts`);
  let bound = 0;
  for (const entry of corpus) {
    const error = refusalOf(entry);
    if (error === undefined) bound += 1;
    else if (!(error instanceof CodedError)) t.fail(`${entry.gremlin}: ${String(error)}`);
    else if (error.code !== COMPUTER_ONLY && !refused.has(`${entry.file}\t${entry.scenario}`)) {
      t.fail(`${entry.gremlin}: ${error.code} ${error.message}`);
    } else if (typeof error.data['offset'] !== 'number') {
      t.fail(`${entry.gremlin} is refused without a place: ${error.message}`);
    }
  }
  t.ok(bound > 2_600, `${bound} are bound`);
  t.end();
});

function skipReason(): string | false {
  return existsSync(join(FOLDER, 'corpus.json'))
    ? false
    : `there is no copy of TinkerPop's suite in ../shared/conformance`;
}

/** File and name of each scenario that the reference server answers with an error. */
function refusedScenarios(): ReadonlySet<string> {
  const lines = readFileSync(join(FOLDER, 'expected-errors.tsv'), 'utf8').trim().split('\n');
  return new Set(lines.map((line) => line.split('\t').slice(1, 3).join('\t')));
}

/** Why a text is refused whatever its parameters are; `undefined` when it is not. */
function refusalOf({ gremlin: text, variables }: Entry): unknown {
  let refusal: unknown;
  for (const values of assignments(variables.length)) {
    const bindings = new Map(variables.map((name, i) => [name, values[i] ?? null]));
    try {
      for (const chain of parse(text)) bind(chain, { text, bindings, now: 0 });
      return undefined;
    } catch (error) {
      refusal ??= error;
    }
  }
  return refusal;
}

function assignments(count: number): readonly (readonly LiveValue[])[] {
  if (count === 0) return [[]];
  return assignments(count - 1).flatMap((rest) => CANDIDATES.map((value) => [value, ...rest]));
}
