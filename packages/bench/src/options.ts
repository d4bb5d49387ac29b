import { InvalidArgumentError } from 'commander';

/** @throws {InvalidArgumentError} */
export function positive(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('It is a number above 0.');
}

/** @throws {InvalidArgumentError} */
export function whole(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number.');
}
