import { text } from '../../plan/parameters.ts';
import { textsOf } from '../../runner/texts.ts';
import { joinTexts } from '../../values/text-limit.ts';
import { incomingMembers } from '../collection-step.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

export const conjoinStep = defineStep({
  name: 'conjoin',
  kind: 'map',
  summary: 'The members of each list as one text, joined by the delimiter; nulls are passed over.',
  overloads: [
    overload([text('delimiter')], (delimiter) =>
      mapAllStep({ name: 'conjoin' }, (values) =>
        Promise.all(
          values.map(async (value) => {
            const members = incomingMembers('conjoin', value).filter((member) => member !== null);
            return joinTexts(await textsOf(members), delimiter);
          }),
        ),
      ),
    ),
  ],
});
