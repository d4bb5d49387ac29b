import { CodedError } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';
import type { ServiceParameters } from './service.ts';

/** @throws {CodedError} `SERVICE_ARGUMENTS` when it is not there. */
export function required(service: string, parameters: ServiceParameters, name: string): LiveValue {
  const value = parameters.get(name);
  if (value !== undefined && value !== null) return value;
  throw serviceArguments(service, `it needs the parameter '${name}'`);
}

/** A text, if there is one. */
export function optionalText(
  service: string,
  parameters: ServiceParameters,
  name: string,
): string | undefined {
  const value = parameters.get(name);
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  throw serviceArguments(service, `its parameter '${name}' is a text`);
}

export function serviceArguments(service: string, what: string): CodedError {
  return new CodedError({
    code: 'SERVICE_ARGUMENTS',
    category: 'incorrect',
    message: `The service ${service} cannot be called like this: ${what}. g.call('--list', [service: '${service}', verbose: true]) tells its parameters.`,
    data: { service },
  });
}
