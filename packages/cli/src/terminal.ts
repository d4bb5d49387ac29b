import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styles text where the stream is a terminal that wants colours (NO_COLOR is honoured), else leaves it plain. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream): string {
  return stream.isTTY ? styleText(style, text, { stream }) : text;
}

/** Messages go to standard error: standard output is for data. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** A line that is written over again on a terminal; elsewhere nothing. At most ten times a second. */
export class StatusLine {
  #last = 0;
  #shown = false;

  update(text: () => string): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#last < 100) return;
    this.#last = now;
    this.#shown = true;
    const width = process.stderr.columns ?? 80;
    process.stderr.write(`\r\x1b[2K${text().slice(0, width - 1)}`);
  }

  clear(): void {
    if (this.#shown) process.stderr.write('\r\x1b[2K');
    this.#shown = false;
  }
}
