import { type Labels, type Selector, selectorMatches } from '@meshlapse/mesh';
import type { Scope } from './facts.ts';

/** An object that selectors can find. */
export interface Selectable {
  readonly id: string;
  readonly label: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly labels: Labels;
}

/** A selector that somebody keeps an eye on. */
export interface Selection<Holder> {
  readonly holder: Holder;
  readonly label: string;
  readonly scope: Scope;
  readonly selector: Selector;
}

const ANYWHERE = '*';

/**
 * Selectors and the objects they may select, each found from the other without looking at all of them.
 *
 * A selector is filed under one label that it asks for (and its namespace); an object looks for selectors under
 * each of its own labels.
 */
export class Selections<Holder> {
  readonly #selections = new Map<string, Set<Selection<Holder>>>();
  readonly #byNamespaceLabels = new Set<Selection<Holder>>();
  readonly #objects = new Map<string, Set<Selectable>>();
  readonly #namespaces = new Map<string, Map<string, number>>();
  readonly #namespaceLabels = new Map<string, Labels>();

  add(selection: Selection<Holder>): void {
    for (const key of filing(selection)) insert(this.#selections, key, selection);
    if (selection.scope.in === 'namespaces') this.#byNamespaceLabels.add(selection);
  }

  remove(selection: Selection<Holder>): void {
    for (const key of filing(selection)) discard(this.#selections, key, selection);
    this.#byNamespaceLabels.delete(selection);
  }

  /** Adds an object; gives the selections that select it. */
  addObject(object: Selectable): readonly Selection<Holder>[] {
    for (const key of objectKeys(object)) insert(this.#objects, key, object);
    this.#countNamespace(object, 1);
    return this.selecting(object);
  }

  removeObject(object: Selectable): void {
    for (const key of objectKeys(object)) discard(this.#objects, key, object);
    this.#countNamespace(object, -1);
  }

  /** The selections that select the object. */
  selecting(object: Selectable): readonly Selection<Holder>[] {
    const namespace = object.namespace ?? '';
    const anchors = ['', ...Object.entries(object.labels).flatMap(anchorsOf)];
    const found: Selection<Holder>[] = [];
    for (const anchor of anchors) {
      for (const place of [namespace, ANYWHERE]) {
        const filed = this.#selections.get(fileKey(object.label, place, anchor));
        for (const selection of filed ?? []) {
          if (this.#matches(selection, object)) found.push(selection);
        }
      }
    }
    return found;
  }

  /** The objects that a selection selects. */
  selected(selection: Selection<Holder>): readonly Selectable[] {
    const { label, scope, selector } = selection;
    const places =
      scope.in === 'namespace'
        ? [scope.namespace]
        : [...(this.#namespaces.get(label)?.keys() ?? [])];
    const anchors = pairsOf(selector) ?? [''];
    const found: Selectable[] = [];
    for (const place of places) {
      for (const anchor of anchors) {
        for (const object of this.#objects.get(fileKey(label, place, anchor)) ?? []) {
          if (this.#matches(selection, object)) found.push(object);
        }
      }
    }
    return found;
  }

  /** Takes note of a namespace's labels; gives the holders of the selections that see it with other eyes. */
  labelNamespace(name: string, labels: Labels | undefined): readonly Holder[] {
    const before = this.#namespaceLabels.get(name) ?? {};
    if (labels) this.#namespaceLabels.set(name, labels);
    else this.#namespaceLabels.delete(name);
    const changed: Holder[] = [];
    for (const { holder, scope } of this.#byNamespaceLabels) {
      if (scope.in !== 'namespaces') continue;
      const was = selectorMatches(scope.selector, before);
      if (was !== selectorMatches(scope.selector, labels ?? {})) changed.push(holder);
    }
    return changed;
  }

  #matches({ label, scope, selector }: Selection<Holder>, object: Selectable): boolean {
    if (label !== object.label || !selectorMatches(selector, object.labels)) return false;
    const namespace = object.namespace ?? '';
    switch (scope.in) {
      case 'all':
        return true;
      case 'namespace':
        return scope.namespace === namespace;
      case 'namespaces':
        return selectorMatches(scope.selector, this.#namespaceLabels.get(namespace) ?? {});
    }
  }

  #countNamespace({ label, namespace = '' }: Selectable, step: number): void {
    let counts = this.#namespaces.get(label);
    if (!counts) {
      counts = new Map();
      this.#namespaces.set(label, counts);
    }
    const count = (counts.get(namespace) ?? 0) + step;
    if (count > 0) counts.set(namespace, count);
    else counts.delete(namespace);
  }
}

function fileKey(label: string, place: string, anchor: string): string {
  return `${label}\n${place}\n${anchor}`;
}

function filing({ label, scope, selector }: Selection<unknown>): readonly string[] {
  const place = scope.in === 'namespace' ? scope.namespace : ANYWHERE;
  const exists = selector.find(({ operator }) => operator === 'Exists');
  const anchors = pairsOf(selector) ?? [exists ? exists.key : ''];
  return anchors.map((anchor) => fileKey(label, place, anchor));
}

/** The labels, one of which each selected object has: of the requirement that names the fewest. */
function pairsOf(selector: Selector): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  for (const { key, operator, values } of selector) {
    if (operator !== 'In' || (best && best.length <= values.length)) continue;
    best = [...new Set(values)].map((value) => `${key}=${value}`);
  }
  return best;
}

function anchorsOf([key, value]: [string, string]): readonly string[] {
  return [key, `${key}=${value}`];
}

function objectKeys({ label, namespace = '', labels }: Selectable): readonly string[] {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return ['', ...pairs].map((anchor) => fileKey(label, namespace, anchor));
}

function insert<T>(sets: Map<string, Set<T>>, key: string, item: T): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}

function discard<T>(sets: Map<string, Set<T>>, key: string, item: T): void {
  const set = sets.get(key);
  set?.delete(item);
  if (set?.size === 0) sets.delete(key);
}
