import { usage } from './usage.ts';

/** The value of `--cluster`. */
export function clusterName(text: string): string {
  if (text.trim() !== '') return text;
  throw usage('The cluster has an empty name. Give one with --cluster NAME, or leave it out.');
}
