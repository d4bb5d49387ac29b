/** npm hands on a Ctrl-C that the terminal has sent to every process already: so soon after it is the same one. */
const SAME_MS = 500;

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process as if nothing had been said. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  const stop = (signal: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      firstAt = performance.now();
      controller.abort(signal);
    } else if (performance.now() - firstAt > SAME_MS) {
      process.removeListener(signal, stop);
      process.kill(process.pid, signal);
    }
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

/** Resolves when the signal aborts, at once when it has. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
