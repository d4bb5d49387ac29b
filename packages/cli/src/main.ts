import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Short commands spend most of their time on reading their own sources. Where the folder cannot be written there is
// no cache. It is not the temporary folder, where others could lay code ready for us.
enableCompileCache(
  fileURLToPath(new URL('../../../node_modules/.cache/meshlapse', import.meta.url)),
);

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
