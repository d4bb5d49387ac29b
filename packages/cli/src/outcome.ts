/** A command's action sets this when it did its work but found something to tell by the exit code. */
export interface Outcome {
  exitCode: number;
}
