import type { JsonObject } from '@meshlapse/model';
import { at, isPresent, numberOf, objectsOf, textOf, textsOf } from '../../json.ts';
import { addressVertex } from '../../linking/addresses.ts';
import type { Properties, Reference, Target } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { Resource } from '../../objects/resource.ts';

const SERVICE_NAME = 'kubernetes.io/service-name';

export const endpointSlice: Resource = {
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  promote: ({ document, labels }) => ({
    addressType: textOf(document['addressType']),
    service: textOf(labels[SERVICE_NAME]),
  }),
  relate: ({ document, labels, cluster, namespace }) => {
    const service = textOf(labels[SERVICE_NAME]);
    if (!service) return [];
    const from = keyOf('Service', namespace, service);
    const ports = objectsOf(document['ports']).map(portText).filter(isPresent).join(',');
    return objectsOf(document['endpoints']).flatMap((endpoint) =>
      targets(endpoint, cluster).map(([key, to, address]): Reference => {
        const properties = { ...conditions(endpoint), ports, address };
        return { key, label: 'endpoint', rule: 'endpoint-slice', from, to, properties };
      }),
    );
  },
};

/** The object behind an endpoint by its uid; an endpoint of nothing known is its addresses. */
function targets(
  endpoint: JsonObject,
  cluster: string,
): readonly (readonly [key: string, to: Target, address: string | undefined])[] {
  const addresses = textsOf(endpoint['addresses']);
  const uid = textOf(at(endpoint, 'targetRef', 'uid'));
  if (uid) return [[`uid:${uid}`, byUid(uid, endpoint, cluster), addresses[0]]];
  return addresses.map((address) => {
    const vertex = addressVertex(cluster, address);
    return [`address:${address}`, { by: 'vertex', vertex }, address];
  });
}

/** While pods are not observed, slices still tell of new ones: those are known by their address alone. */
function byUid(uid: string, endpoint: JsonObject, cluster: string): Target {
  const label = textOf(at(endpoint, 'targetRef', 'kind'));
  const [address] = textsOf(endpoint['addresses']);
  if (!label || !address) return { by: 'uid', uid };
  return { by: 'uid', uid, unseen: { label, vertex: addressVertex(cluster, address) } };
}

/** As API server and mesh read them: an unknown readiness is ready. */
function conditions(endpoint: JsonObject): Properties {
  const ready = at(endpoint, 'conditions', 'ready') !== false;
  return {
    ready,
    serving: (at(endpoint, 'conditions', 'serving') ?? ready) === true,
    terminating: at(endpoint, 'conditions', 'terminating') === true,
    zone: textOf(endpoint['zone']),
  };
}

function portText(port: JsonObject): string | undefined {
  const number = numberOf(port['port']);
  if (number === undefined) return undefined;
  const name = textOf(port['name']);
  return `${name ? `${name}:` : ''}${number}/${textOf(port['protocol']) ?? 'TCP'}`;
}
