import { textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';

export const namespace: Resource = {
  group: '',
  kind: 'Namespace',
  promote: ({ status }) => ({ phase: textOf(status['phase']) }),
};
