import { Element } from '../values/value.ts';
import { groupsOf, loadHeaders } from './read.ts';

/**
 * The vertex at one end of each edge, with its header. Of the versions that an interval view holds any will do: only
 * id and label are told.
 */
export async function endElements(
  edges: readonly Element[],
  direction: 'out' | 'in',
): Promise<readonly (Element | undefined)[]> {
  await loadHeaders(edges);
  const found: (Element | undefined)[] = edges.map(() => undefined);
  for (const group of groupsOf(edges)) {
    const members = group.flatMap((i) => edges[i] ?? []);
    const [{ view }] = members as [Element];
    const handles = members.map(({ handle }) => handle);
    const during = members.flatMap(({ header }) => header?.valid ?? []);
    const isInterval = view.basis.time.kind === 'between';
    const ends = await view.ends(isInterval ? { handles, during } : { handles }, direction);
    for (const [row, source] of ends.source.entries()) {
      found[group[source] ?? -1] ??= new Element('vertex', view, ends.handles[row] ?? -1);
    }
  }
  await loadHeaders(found.filter((element) => element !== undefined));
  return found;
}
