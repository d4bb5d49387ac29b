import type { Selector } from '@meshlapse/mesh';
import type { Many, SelectableLabel, Single } from './facts.ts';

export function keyOf(label: string, namespace: string | undefined, name: string): Single {
  return { by: 'key', label, namespace, name };
}

/** Objects of one namespace; without a namespace those of all. */
export function selectedIn(
  namespace: string | undefined,
  selector: Selector,
  label: SelectableLabel = 'Pod',
): Many {
  const scope = namespace === undefined ? ({ in: 'all' } as const) : inNamespace(namespace);
  return { by: 'selector', label, scope, selector };
}

function inNamespace(namespace: string) {
  return { in: 'namespace', namespace } as const;
}
