import { Mesh } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import { firstDifference } from './difference.ts';
import type { MeshCase } from './mesh-case.ts';

/** A file of DestinationRules, and of which a client's namespace sees the subsets. */
export interface DestinationRuleFile {
  readonly rootNamespace: string;
  readonly destinationRules: readonly {
    readonly ns: string;
    readonly name: string;
    readonly host: string;
    readonly exportTo: readonly string[];
    readonly subsets: readonly string[];
  }[];
  readonly cases: readonly {
    readonly clientNs: string;
    readonly serviceNs: string;
    readonly host: string;
    readonly wantSubsets: readonly string[] | null;
  }[];
}

export function destinationRuleCases(file: DestinationRuleFile): readonly MeshCase[] {
  const objects = file.destinationRules.map(
    ({ ns, name, host, exportTo, subsets }): Json => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name, namespace: ns },
      spec: { host, exportTo, subsets: subsets.map((subset) => ({ name: subset })) },
    }),
  );
  const mesh = new Mesh(objects, { rootNamespace: file.rootNamespace });
  return file.cases.map(({ clientNs, serviceNs, host, wantSubsets }) => ({
    id: `${clientNs} asks for ${host} of ${serviceNs}`,
    features: ['destination-rule-lookup'],
    run: (parts) => {
      if (!parts.includes('clusters')) return [];
      const client = { namespace: clientNs, labels: {} };
      const rule = mesh.destinationRules.ruleFor(client, { host, namespace: serviceNs });
      const got = rule?.subsets.map(({ name }) => name) ?? null;
      return [
        {
          client: clientNs,
          clientType: 'sidecar',
          part: 'clusters',
          difference: firstDifference(got, wantSubsets),
        },
      ];
    },
  }));
}
