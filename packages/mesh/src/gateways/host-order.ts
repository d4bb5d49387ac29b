import { compareText } from '../objects/meta.ts';

/** Orders hosts: names before wildcards, then the longer first, then by name. */
export function moreSpecificHost(a: string, b: string): number {
  return (
    Number(a.startsWith('*')) - Number(b.startsWith('*')) ||
    b.length - a.length ||
    compareText(a, b)
  );
}
