import {
  type ClientView,
  clientClusters,
  clientListeners,
  clientRoutes,
  clientView,
  followProbe,
  Mesh,
  type Probe,
} from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import { type Difference, firstDifference } from './difference.ts';
import type { Part, RoutingCase } from './routing-case.ts';

export interface PartResult {
  readonly client: string;
  readonly part: Part;
  /** `undefined` when it is as expected. */
  readonly difference: Difference | undefined;
}

/** Computes parts of every client's configuration and compares each with what is expected. */
export function runRoutingCase(
  routingCase: RoutingCase,
  parts: readonly Part[],
): readonly PartResult[] {
  const mesh = new Mesh(routingCase.input.objects);
  return routingCase.clients.flatMap((client, i) => {
    const view = clientView(mesh, client);
    const expected = routingCase.expected[i];
    return parts.map((part) => ({
      client: client.name,
      part,
      difference: firstDifference(normal(compute(view, part, client.probes)), expected?.[part]),
    }));
  });
}

function compute(view: ClientView, part: Part, probes: readonly Probe[]): unknown {
  switch (part) {
    case 'listeners':
      return clientListeners(view);
    case 'routes':
      return clientRoutes(view);
    case 'clusters':
      return clientClusters(view);
    case 'probes': {
      const configuration = { listeners: clientListeners(view), routes: clientRoutes(view) };
      return probes.map((probe) => followProbe(configuration, probe));
    }
  }
}

/** As JSON has it: without fields that are undefined. */
function normal(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
