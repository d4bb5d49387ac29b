import { value } from '../../plan/parameters.ts';
import { isOption } from '../../plan/settings.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineDecoration } from '../define-decoration.ts';

/** Drivers send what `with()` said in this form. Options of other systems are let through, as there. */
export const optionsStrategy = defineDecoration({
  name: 'OptionsStrategy',
  summary: 'Options of the query, as with() sets them; those that are not known mean nothing.',
  options: {},
  others: value('value'),
  make: (_none, given) => ({
    settings: [...given]
      .filter(([name]) => isOption(name))
      .map(([name, set]) => ({ name, value: set as LiveValue })),
    verify(_plan, _names, about) {
      for (const name of given.keys()) {
        if (!isOption(name)) about.warn(`There is no option '${name}' here: it means nothing.`);
      }
    },
  }),
});
