/** Results as a table of text: what `-o table` and `-o csv` print. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
