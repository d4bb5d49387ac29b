import type { Rows } from './columns.ts';

/** RFC 4180, with a header line. */
export function csvText(rows: Rows): string {
  return [rows.columns, ...rows.rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
