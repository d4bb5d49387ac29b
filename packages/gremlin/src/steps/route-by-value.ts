import { Token } from '@meshlapse/model';
import type { Projection, Traversal } from '../plan/step.ts';
import { divide } from '../runner/local.ts';
import { projectAll } from '../runner/projection.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { meets, type Predicate } from '../values/predicate.ts';
import type { LiveValue } from '../values/value.ts';

export interface Option {
  readonly pick: Predicate | Token | Traversal;
  readonly traversal: Traversal;
}

/** A list for each option, and a last one for what none took. */
export async function routeByValue(
  batch: Batch,
  how: {
    readonly by: Projection;
    readonly options: readonly Option[];
    /** Of several options that fit only the first is taken. */
    readonly takesFirst: boolean;
  },
  run: Run,
): Promise<readonly (readonly Traverser[])[]> {
  const { by, options, takesFirst } = how;
  const values = await projectAll(by, batch, run);
  await loadHeadersIn(values.map((value) => value ?? null));
  const fits: Fit[] = [];
  for (const { pick } of options) fits.push(await fitOf(pick, batch, values, run));
  const routed: Traverser[][] = [...options, undefined].map(() => []);
  for (const [i, traverser] of batch.entries()) {
    const taken = branchesFor(values[i], options, (option) => fits[option]?.(i) === true);
    const first = takesFirst ? onlyFirstFit(taken, options) : taken;
    for (const branch of first.length > 0 ? first : [options.length]) {
      routed[branch]?.push(traverser);
    }
  }
  return routed;
}

/** Whether an option is for row `i`. */
type Fit = (i: number) => boolean;

async function fitOf(
  pick: Option['pick'],
  batch: Batch,
  values: readonly (LiveValue | undefined)[],
  run: Run,
): Promise<Fit> {
  if (pick instanceof Token) return () => false;
  if ('steps' in pick) {
    const asked = values.flatMap((value, i) => batch[i]?.move(value ?? null).asStart(i) ?? []);
    const { yes } = await divide(pick, asked, run);
    const origins = new Set(yes.map(({ origin }) => origin));
    return (i) => origins.has(i);
  }
  return (i) => {
    const value = values[i];
    return value !== undefined && meets(value, pick) === true;
  };
}

/** Options that fit and those that say `any`; without one, those that say `none`. */
function branchesFor(
  value: LiveValue | undefined,
  options: readonly Option[],
  fits: (option: number) => boolean,
): readonly number[] {
  const said = (name: string) => options.flatMap(({ pick }, i) => (isPick(pick, name) ? [i] : []));
  if (value === undefined) return said('unproductive');
  const taken = [...options.keys()].filter((i) => fits(i) || isPick(options[i]?.pick, 'any'));
  return taken.length > 0 ? taken : said('none');
}

/** Of options for the same reason the first one; those that say `any` all stay. */
function onlyFirstFit(taken: readonly number[], options: readonly Option[]): readonly number[] {
  const [first] = taken.filter((i) => !isPick(options[i]?.pick, 'any'));
  return taken.filter((i) => i === first || isPick(options[i]?.pick, 'any'));
}

function isPick(pick: Option['pick'] | undefined, name: string): boolean {
  return pick instanceof Token && pick.name === name;
}
