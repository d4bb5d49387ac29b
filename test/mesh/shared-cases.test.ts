/** Holds what proxies do against what Istio computed, where those cases are at hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { casesOf } from '../../packages/tools/src/mesh-cases/case-files.ts';
import { PARTS } from '../../packages/tools/src/mesh-cases/mesh-case.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/cases');
const skip = existsSync(FOLDER) ? false : 'NOT TESTED: there are no cases in ../shared/cases';

t.test('every client’s proxy is as Istio configures it', { skip }, async (t) => {
  const different = [...casesOf([FOLDER])].flatMap((meshCase) =>
    meshCase
      .run(PARTS)
      .filter(({ difference }) => difference)
      .map(
        ({ client, part, difference }) => `${meshCase.id}: ${client}: ${part}${difference?.path}`,
      ),
  );
  t.same(different, []);
});
