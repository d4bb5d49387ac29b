import { isSameAtOnce } from './identify.ts';
import type { Run } from './run.ts';
import type { PathNode } from './traverser.ts';

/**
 * Whether a way comes to nothing twice; `undefined` where that cannot be told without reading.
 *
 * What was found out of a way is kept on it, so that of ways that grow, as in `repeat()`, only what is new is compared.
 */
export function isSimpleWay(
  last: PathNode | undefined,
  run: Pick<Run, 'identifiesByHandle'>,
): boolean | undefined {
  const unknown: PathNode[] = [];
  let isSimple: boolean | undefined = true;
  for (let node = last; node; node = node.before) {
    if (node.isSimple !== undefined) {
      isSimple = node.isSimple;
      break;
    }
    unknown.push(node);
  }
  for (let node = unknown.pop(); node && isSimple !== undefined; node = unknown.pop()) {
    isSimple = isSimple && isNew(node, run);
    node.isSimple = isSimple;
  }
  return isSimple;
}

/** Whether an object was nowhere on the way before it. */
function isNew(
  { value, before }: PathNode,
  run: Pick<Run, 'identifiesByHandle'>,
): boolean | undefined {
  for (let node = before; node; node = node.before) {
    const isSame = isSameAtOnce(value, node.value, run);
    if (isSame !== false) return isSame && false;
  }
  return true;
}
