/** Typed GraphSON 3 as a text that is the same for maps and sets that hold the same in another order. */
export function canonical(json: unknown): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(canonical).join(', ')}]`;
  const { '@type': type, '@value': value } = json as { '@type'?: unknown; '@value'?: unknown };
  if (type === 'g:Map' && Array.isArray(value)) return inOrder(type, pairsOf(value));
  if (type === 'g:Set' && Array.isArray(value)) return inOrder(type, value.map(canonical));
  const fields = Object.entries(json).map(([name, held]) => `${name}: ${canonical(held)}`);
  return inOrder('', fields);
}

function inOrder(type: string, parts: readonly string[]): string {
  return `${type}{${parts.toSorted().join(', ')}}`;
}

function pairsOf(flat: readonly unknown[]): readonly string[] {
  return flat.flatMap((key, i) =>
    i % 2 === 0 ? `${canonical(key)}: ${canonical(flat[i + 1])}` : [],
  );
}
