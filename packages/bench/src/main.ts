import { Command } from 'commander';
import { gremlinCommand } from './commands/gremlin.ts';

/** Measurements: each prints ratios to a peer or to a physical limit, taken in one run. */
const program = new Command('bench')
  .description('Measure Meshlapse against its peers and the physical limits')
  .addCommand(gremlinCommand());

await program.parseAsync();
