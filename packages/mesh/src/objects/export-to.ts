/**
 * Who may see an object: `undefined` when it does not say, which is not the same as everybody (`*`): the mesh's
 * default applies, and Istio merges DestinationRules only when they say the same.
 */
export type ExportTo = ReadonlySet<string> | undefined;

export type Visibility =
  | { readonly kind: 'public' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'namespaces'; readonly own: boolean; readonly others: readonly string[] };

export function readExportTo(written: readonly string[]): ExportTo {
  return written.length > 0 ? new Set(written) : undefined;
}

/**
 * Resolves what an object says with the mesh's default, of which only `.` and `*` count.
 *
 * `*` beats everything, then `~`; `.` is the own namespace.
 */
export function visibility(
  exportTo: ExportTo,
  namespace: string,
  meshDefault: ReadonlySet<string>,
): Visibility {
  if (!exportTo) {
    if (meshDefault.has('.')) return { kind: 'namespaces', own: true, others: [] };
    return { kind: meshDefault.has('*') ? 'public' : 'nobody' };
  }
  if (exportTo.has('*')) return { kind: 'public' };
  if (exportTo.has('~')) return { kind: 'nobody' };
  const others = [...exportTo].filter((name) => name !== '.' && name !== namespace).sort();
  return { kind: 'namespaces', own: exportTo.has('.') || exportTo.has(namespace), others };
}
