/** Which names are taken at a port of a proxy: a name belongs to the first that asks for it on its address. */
export class ClaimedNames {
  readonly #bindOf = new Map<string, string | undefined>();

  /** Takes all of the names; none, and says so, when one of them is taken. */
  claim(port: number, names: readonly string[], bind: string | undefined): boolean {
    const keys = names.map((name) => `${port} ${name}`);
    if (keys.some((key) => this.#bindOf.has(key) && this.#bindOf.get(key) === bind)) return false;
    for (const key of keys) this.#bindOf.set(key, bind);
    return true;
  }
}
