import { Command } from 'commander';
import { fuzzParserCommand } from './commands/fuzz-parser.ts';
import { fuzzWireCommand } from './commands/fuzz-wire.ts';
import { gremlinCommand } from './commands/gremlin.ts';
import { loadCommand } from './commands/load.ts';

/** Measurements, each a ratio to a peer or to a physical limit, taken in one run; and long runs that try to break things. */
const program = new Command('bench')
  .description('Measure Meshlapse against its peers and the physical limits')
  .addCommand(fuzzParserCommand())
  .addCommand(fuzzWireCommand())
  .addCommand(gremlinCommand())
  .addCommand(loadCommand());

await program.parseAsync();
