import type { Command } from 'commander';
import { usage } from './usage.ts';

export interface ServingOptions {
  readonly host: string;
  readonly port: number;
  readonly tokenFile?: string;
}

const DEFAULT_PORT = 8182;

/** Adds the options of a command that serves the API; `note` goes before what each of them says. */
export function addServingOptions(command: Command, note = ''): Command {
  return command
    .option(
      '--host <address>',
      `${note}address to listen on; beyond loopback only with a token`,
      '127.0.0.1',
    )
    .option(
      '--port <number>',
      `${note}port to listen on; 0 is any free one`,
      portNumber,
      DEFAULT_PORT,
    )
    .option(
      '--token-file <file>',
      `${note}token that clients must show (default: $MESHLAPSE_TOKEN)`,
    );
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw usage(`A port is a number from 0 (any free one) to 65535, not '${text}'.`);
}
