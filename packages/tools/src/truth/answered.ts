import { type Facts, facts } from './expected.ts';
import type { Question } from './questions.ts';

type Row = Readonly<Record<string, unknown>>;
/** Answers a question as rows of plain JSON. */
export type Ask = (question: Question) => Promise<readonly Row[]>;

/** What the graph says at a step, in the words of `expected.ts`. */
export async function answeredFacts(ask: Ask): Promise<Readonly<Record<string, Facts>>> {
  const objects = await ask('objects');
  const pods = await ask('pods');
  const endpoints = await ask('endpoints');
  const services = await ask('services');
  const virtualServices = await ask('virtualServices');
  const destinations = await ask('destinations');
  const destinationRules = await ask('destinationRules');
  const subsets = await ask('subsets');
  return {
    objects: facts(objects.map(columns('resource', 'namespace', 'name', 'uid', 'resourceVersion'))),
    pods: facts(
      pods.map((row) => [
        `${row['namespace']}/${row['service']}`,
        ...columns('version', 'pod', 'ready', 'ip', 'node', 'zone')(row),
      ]),
    ),
    endpoints: facts(
      endpoints.map((row) => [
        `${row['namespace']}/${row['service']}`,
        ...columns('address', 'ready')(row),
      ]),
    ),
    services: facts(services.map((row) => [key(row), row['uid']])),
    virtualServices: facts(
      virtualServices.map((row) => [key(row), row['hosts'] ?? [], row['gateways'] ?? ['mesh']]),
    ),
    destinations: facts(
      destinations
        .filter((row) => row['relation'] === undefined || row['relation'] === 'routes')
        .map((row) => [key(row), ...columns('route', 'host', 'subset', 'weight', 'share')(row)]),
    ),
    destinationRules: facts(destinationRules.map((row) => [key(row), row['host']])),
    subsets: facts(
      subsets.map((row) => [
        key(row),
        ...columns('host', 'subset')(row),
        labelsOf(row['properties']),
      ]),
    ),
    unresolved: facts([
      ...destinations
        .filter((row) => row['relation'] === 'routes' && row['subset'] !== undefined)
        .map((row) => [key(row), ...columns('route', 'host', 'subset', 'reason')(row)]),
      ...(await ask('emptySubsets')).map((row) => [
        key(row),
        ...columns('route', 'host', 'subset')(row),
        'no ready pod in the subset',
      ]),
    ]),
  };
}

/** `valueMap()` gives a list for each key. */
function labelsOf(properties: unknown): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(properties as Readonly<Record<string, readonly unknown[]>>);
  return entries
    .filter(([name]) => name.startsWith('labels.'))
    .map(([name, [value]]) => [name.slice('labels.'.length), value] as const)
    .sort();
}

/** A column that a row does not have is null, as JSON has it. */
function columns(...names: readonly string[]): (row: Row) => readonly unknown[] {
  return (row) => names.map((name) => row[name] ?? null);
}

function key(row: Row): string {
  return `${row['namespace']}/${row['name']}`;
}
