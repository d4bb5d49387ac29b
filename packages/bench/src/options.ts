import { InvalidArgumentError } from 'commander';

/** @throws {InvalidArgumentError} */
export function positive(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It is a number above 0.');
}
