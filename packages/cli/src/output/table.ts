import stringWidth from 'string-width';
import type { Rows } from './columns.ts';

/** Columns without borders, as kubectl prints them; control characters in cells are shown, not sent. */
export function tableText(rows: Rows): string {
  const head = rows.columns.map((column) => column.toUpperCase());
  const lines = [head, ...rows.rows.map((row) => row.map(printable))];
  const widths = head.map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, stringWidth(line[column] ?? '')), 0),
  );
  return lines.map((line) => `${alignLine(line, widths)}\n`).join('');
}

function alignLine(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
    .join('   ')
    .trimEnd();
}

/** Names in a cluster are a stranger's: no escape sequence of theirs reaches the terminal. */
function printable(cell: string): string {
  return cell.replace(/\p{Cc}/gu, (control) => {
    const code = control.codePointAt(0) ?? 0;
    return `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
