import type { TruthStep } from './truth-file.ts';

/** Facts as sorted lines of text: two sets of facts are equal when their lines are. */
export type Facts = readonly string[];

export function facts(rows: Iterable<readonly unknown[]>): Facts {
  return [...rows].map((row) => JSON.stringify(row)).sort();
}

/** What the truth says at a step, in the words of `answered.ts`. Resources that were not observed are left out. */
export function expectedFacts(step: TruthStep): Readonly<Record<string, Facts>> {
  return {
    objects: facts(objectRows(step)),
    pods: facts(podRows(step)),
    endpoints: facts(endpointRows(step)),
    services: facts(
      Object.entries(step.meaning.services).map(([key, service]) => [key, service.uid]),
    ),
    virtualServices: facts(
      Object.entries(step.meaning.virtualServices).map(([key, { hosts, gateways }]) => [
        key,
        hosts,
        gateways,
      ]),
    ),
    destinations: facts(destinationRows(step)),
    destinationRules: facts(
      Object.entries(step.meaning.destinationRules).map(([key, { host }]) => [key, host]),
    ),
    subsets: facts(subsetRows(step)),
    unresolved: facts(
      step.meaning.unresolvedSubsets.map(({ virtualService, http, host, subset, reason }) => [
        virtualService,
        http,
        host,
        subset,
        reason,
      ]),
    ),
  };
}

function* objectRows(step: TruthStep): Iterable<readonly unknown[]> {
  for (const [resource, objects] of Object.entries(step.resources)) {
    if (step.unobserved.includes(resource)) continue;
    for (const { namespace, name, uid, resourceVersion } of objects) {
      yield [resource, namespace ?? null, name, uid, resourceVersion];
    }
  }
}

function* podRows(step: TruthStep): Iterable<readonly unknown[]> {
  for (const [key, { versions }] of Object.entries(step.meaning.services)) {
    for (const [version, { ready, notReady }] of Object.entries(versions)) {
      for (const { pod, ip, node, zone } of ready) yield [key, version, pod, true, ip, node, zone];
      for (const { pod, ip, node, zone } of notReady) {
        yield [key, version, pod, false, ip, node, zone];
      }
    }
  }
}

function* endpointRows(step: TruthStep): Iterable<readonly unknown[]> {
  for (const [key, { endpoints }] of Object.entries(step.meaning.services)) {
    for (const address of endpoints.ready) yield [key, address, true];
    for (const address of endpoints.notReady) yield [key, address, false];
  }
}

function* destinationRows(step: TruthStep): Iterable<readonly unknown[]> {
  for (const [key, { http }] of Object.entries(step.meaning.virtualServices)) {
    for (const [route, { destinations }] of http.entries()) {
      for (const { host, subset, weight, share } of destinations) {
        yield [key, route, host, subset, weight, share];
      }
    }
  }
}

function* subsetRows(step: TruthStep): Iterable<readonly unknown[]> {
  for (const [key, { host, subsets }] of Object.entries(step.meaning.destinationRules)) {
    for (const [subset, labels] of Object.entries(subsets)) {
      yield [key, host, subset, Object.entries(labels ?? {}).sort()];
    }
  }
}
