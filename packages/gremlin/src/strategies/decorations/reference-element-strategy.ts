import { defineDecoration } from '../define-decoration.ts';

export const referenceElementStrategy = defineDecoration({
  name: 'ReferenceElementStrategy',
  summary: 'Elements in results carry no properties.',
  options: {},
  make: () => ({ settings: [{ name: 'materializeProperties', value: 'tokens' }] }),
});
