import { encodeGraphson, encodeUntyped } from '@meshlapse/gremlin';
import type { Answer } from '../answer.ts';
import { csvText } from './csv.ts';
import { rowsOf } from './rows.ts';
import { tableText } from './table.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'graphson'] as const;
export type Format = (typeof FORMATS)[number];

/** The whole answer as text for standard output. */
export function formatAnswer(answer: Answer, format: Format): string {
  switch (format) {
    case 'table':
      return answer.results.length === 0 ? '' : tableText(rowsOf(answer.results));
    case 'csv':
      return csvText(rowsOf(answer.results));
    case 'ndjson':
      return answer.results.map((value) => `${JSON.stringify(encodeUntyped(value))}\n`).join('');
    case 'json': {
      const results = answer.results.map(encodeUntyped);
      return `${JSON.stringify({ results, basis: encodeUntyped(answer.basis) }, undefined, 2)}\n`;
    }
    case 'graphson':
      return `${JSON.stringify(encodeGraphson(answer.results))}\n`;
  }
}
