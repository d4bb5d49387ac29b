import { Command } from 'commander';
import { demoCommand } from './commands/demo.ts';
import { dumpCommand } from './commands/dump.ts';
import { importCommand } from './commands/import.ts';
import { queryCommand } from './commands/query.ts';
import { recordCommand } from './commands/record.ts';
import { serveCommand } from './commands/serve.ts';
import type { Outcome } from './outcome.ts';
import { version } from './version.ts';

export interface Program {
  /** Runs a command line and resolves to the exit code. @throws what the command throws */
  run(args: readonly string[]): Promise<number>;
}

export function createProgram(): Program {
  const outcome: Outcome = { exitCode: 0 };
  const root = commandTree(outcome);
  return {
    async run(args) {
      await root.parseAsync(args, { from: 'user' });
      return outcome.exitCode;
    },
  };
}

/** The help of the command and of each subcommand, as the reference shows it. */
export function commandReference(): readonly { readonly name: string; readonly help: string }[] {
  const root = commandTree({ exitCode: 0 });
  return [root, ...root.commands].map((command) => ({
    name: command === root ? 'meshlapse' : `meshlapse ${command.name()}`,
    help: command.configureHelp({ helpWidth: 110 }).helpInformation(),
  }));
}

function commandTree(outcome: Outcome): Command {
  const root = new Command('meshlapse')
    .description('Flight recorder for Kubernetes and Istio: asks what was, when, and why.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(see meshlapse --help)')
    .configureHelp({ sortSubcommands: true });
  const commands = [
    queryCommand,
    serveCommand,
    importCommand,
    recordCommand,
    demoCommand,
    dumpCommand,
  ];
  for (const create of commands) root.addCommand(create(outcome).exitOverride());
  return root;
}
