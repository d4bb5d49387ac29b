import {
  type Client,
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
import { firstDifference } from './difference.ts';
import type { MeshCase, Part, PartResult } from './mesh-case.ts';

/** A line of a file of routing cases: objects, clients, and what each client's proxy does. */
interface Written {
  readonly id: string;
  readonly features: readonly string[];
  readonly input: { readonly objects: readonly Json[] };
  readonly clients: readonly (Client & { readonly probes: readonly Probe[] })[];
  readonly expected: readonly Readonly<Record<Part, Json>>[];
}

/** The cases of a file with one a line. */
export function* routingCases(text: string): Generator<MeshCase> {
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const written = JSON.parse(line) as Written;
    const { id, features } = written;
    yield { id, features, run: (parts) => run(written, parts) };
  }
}

function run(written: Written, parts: readonly Part[]): readonly PartResult[] {
  const mesh = new Mesh(written.input.objects);
  return written.clients.flatMap((client, i) => {
    const view = clientView(mesh, client);
    const expected = written.expected[i];
    return parts.map((part) => ({
      client: client.name,
      clientType: client.type,
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
