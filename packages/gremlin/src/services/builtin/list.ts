import type { LiveValue } from '../../values/value.ts';
import { optionalText } from '../parameters.ts';
import type { Service } from '../service.ts';

export const list: Service = {
  kind: 'start',
  isLanguage: true,
  name: '--list',
  summary: 'The names of all services.',
  parameters: [
    { name: 'service', summary: 'only this one' },
    { name: 'verbose', summary: 'true: what they do and take, as maps' },
  ],
  async *call(parameters, { services }) {
    const named = optionalText('--list', parameters, 'service');
    const told = services.filter(
      ({ isLanguage, name }) => !isLanguage && (named === undefined || named === name),
    );
    const isVerbose = parameters.get('verbose') === true;
    yield told.map((service) => ({ value: isVerbose ? described(service) : service.name }));
  },
};

function described({ name, kind, summary, parameters }: Service): LiveValue {
  return new Map<LiveValue, LiveValue>([
    ['name', name],
    ['type', kind],
    ['summary', summary],
    ['params', new Map(parameters.map((parameter) => [parameter.name, parameter.summary]))],
  ]);
}
