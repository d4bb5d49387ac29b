/**
 * Loaded in front of a server whose memory is watched: at SIGUSR2 it collects garbage and tells what is left.
 *
 *     node --expose-gc --import heap-on-signal.mjs SERVER
 */
process.on('SIGUSR2', () => {
  globalThis.gc();
  process.stderr.write(`live heap ${process.memoryUsage().heapUsed}\n`);
});
