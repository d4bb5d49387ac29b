import type { ServicePortWords } from '../protocols.ts';
import type { Labels } from '../selectors.ts';
import { type ExportTo, readExportTo } from './export-to.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { readTrafficDistribution, type TrafficDistribution } from './traffic-distribution.ts';

export interface KubernetesPort extends ServicePortWords {
  /** The number, or the name of a container's port; the service's own number when absent. */
  readonly targetPort: number | string | undefined;
}

/** A Kubernetes Service. */
export interface ServiceObject {
  readonly kind: 'Service';
  readonly meta: ObjectMeta;
  readonly type: string | undefined;
  /** `None` for headless services. */
  readonly clusterIps: readonly string[];
  readonly externalName: string | undefined;
  /** `undefined` selects nothing: its endpoints are somebody else's work. */
  readonly selector: Labels | undefined;
  readonly ports: readonly KubernetesPort[];
  /** Only endpoints on the client's node take part. */
  readonly nodeLocal: boolean;
  readonly trafficDistribution: TrafficDistribution | undefined;
  readonly exportTo: ExportTo;
}

export function readService(object: Fields): ServiceObject {
  const meta = readMeta(object);
  const spec = object.object('spec');
  const selector = spec.labels('selector');
  return {
    kind: 'Service',
    meta,
    type: spec.text('type'),
    clusterIps: clusterIps(spec),
    externalName: spec.text('externalName'),
    selector: Object.keys(selector).length > 0 ? selector : undefined,
    ports: spec.objects('ports').flatMap(readPort),
    nodeLocal: spec.text('internalTrafficPolicy') === 'Local',
    trafficDistribution: readTrafficDistribution(
      spec.text('trafficDistribution'),
      meta.annotations,
    ),
    exportTo: exportToOfAnnotation(meta.annotations['networking.istio.io/exportTo']),
  };
}

function clusterIps(spec: Fields): readonly string[] {
  const first = spec.text('clusterIP');
  const all = spec.texts('clusterIPs');
  if (!first) return [];
  return all.length > 1 ? all : [first];
}

function exportToOfAnnotation(text: string | undefined): ExportTo {
  return readExportTo(text ? text.split(',').map((namespace) => namespace.trim()) : []);
}

function readPort(port: Fields): readonly KubernetesPort[] {
  const number = port.integer('port');
  if (number === undefined) {
    port.note('port', 'is missing');
    return [];
  }
  const target = port.raw('targetPort');
  return [
    {
      number,
      name: port.text('name') ?? '',
      transport: port.text('protocol'),
      appProtocol: port.text('appProtocol'),
      targetPort: typeof target === 'number' || typeof target === 'string' ? target : undefined,
    },
  ];
}
