import { type Protocol, protocolOfName } from '../protocols.ts';
import type { Labels } from '../selectors.ts';
import { type ExportTo, readExportTo } from './export-to.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { readWorkloadEndpoint, type WorkloadEndpoint } from './workload-entry.ts';

export interface EntryPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: Protocol;
  readonly targetPort: number | undefined;
}

const ENTRY_RESOLUTIONS = ['NONE', 'STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'] as const;

export interface ServiceEntryObject {
  readonly kind: 'ServiceEntry';
  readonly meta: ObjectMeta;
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
  readonly ports: readonly EntryPort[];
  readonly meshExternal: boolean;
  readonly resolution: (typeof ENTRY_RESOLUTIONS)[number];
  readonly endpoints: readonly WorkloadEndpoint[];
  readonly workloadSelector: Labels | undefined;
  readonly exportTo: ExportTo;
  readonly subjectAltNames: readonly string[];
}

export function readServiceEntry(object: Fields): ServiceEntryObject {
  const spec = object.object('spec');
  const resolution = spec.text('resolution');
  return {
    kind: 'ServiceEntry',
    meta: readMeta(object),
    hosts: spec.texts('hosts'),
    addresses: spec.texts('addresses'),
    ports: spec.objects('ports').flatMap(readPort),
    meshExternal: spec.text('location') !== 'MESH_INTERNAL',
    resolution: ENTRY_RESOLUTIONS.find((known) => known === resolution) ?? 'NONE',
    endpoints: spec.objects('endpoints').map(readWorkloadEndpoint),
    workloadSelector: spec.optional('workloadSelector')?.labels('labels'),
    exportTo: readExportTo(spec.texts('exportTo')),
    subjectAltNames: spec.texts('subjectAltNames'),
  };
}

function readPort(port: Fields): readonly EntryPort[] {
  const number = port.integer('number');
  if (number === undefined) {
    port.note('number', 'is missing');
    return [];
  }
  return [
    {
      number,
      name: port.text('name') ?? '',
      protocol: protocolOfName(port.text('protocol') ?? ''),
      targetPort: port.integer('targetPort') || undefined,
    },
  ];
}
