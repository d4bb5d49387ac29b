import { text } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';

export const haltedTraverserStrategy = defineDecoration({
  name: 'HaltedTraverserStrategy',
  summary:
    'Whether elements in results carry their properties (a class named DetachedFactory) or not (ReferenceFactory).',
  options: { haltedTraverserFactory: text('text') },
  make({ haltedTraverserFactory = 'DetachedFactory' }) {
    const factory = haltedTraverserFactory.split('.').at(-1);
    if (factory === 'DetachedFactory') return {};
    if (factory === 'ReferenceFactory') {
      return { settings: [{ name: 'materializeProperties', value: 'tokens' }] };
    }
    return {
      incomplete: `'${haltedTraverserFactory}' is no factory of traversers: DetachedFactory and ReferenceFactory are`,
    };
  },
});
