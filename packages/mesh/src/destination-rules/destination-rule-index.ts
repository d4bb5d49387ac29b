import { HostMap } from '../host-match.ts';
import { resolveHost } from '../hosts.ts';
import type { DestinationRuleObject } from '../objects/destination-rule.ts';
import { byAge } from '../objects/meta.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { isSubsetOfLabels, type Labels } from '../selectors.ts';
import type { MeshConfig, MeshSettings } from '../settings.ts';
import { addRule, type MergedRule } from './merge.ts';

/** The merged rules of each host. */
type RulesByHost = HostMap<readonly MergedRule[]>;

/** The DestinationRules of a mesh: which one a client's proxy applies to a service. */
export class DestinationRuleIndex {
  /** What the proxies of a namespace look through first: all rules of it that are meant for it too. */
  readonly #local = new Map<string, RulesByHost>();
  /** What others may look through: all but those that are for their own namespace alone. */
  readonly #exported = new Map<string, RulesByHost>();
  /** Those of the root namespace that are for it alone. */
  readonly #rootLocal: RulesByHost = new HostMap();
  readonly #rootNamespace: string;

  constructor(
    objects: readonly DestinationRuleObject[],
    settings: MeshSettings,
    config: MeshConfig,
  ) {
    this.#rootNamespace = settings.rootNamespace;
    const sorted = [...objects].sort(byAge);
    for (const object of [
      ...sorted.filter((rule) => rule.workloadSelector),
      ...sorted.filter((rule) => !rule.workloadSelector),
    ]) {
      const host = resolveHost(object.host, object.meta.namespace, settings.domain);
      this.#add({ ...object, host }, config.defaultDestinationRuleExportTo);
    }
  }

  /**
   * The rule, merged with others of its host, that a proxy with these labels in this namespace applies.
   *
   * The first namespace that has any rule for the host decides: the client's, the service's, the root's. Of its
   * rules the one that selects the proxy counts, else the last without a selector; when there is neither, none.
   */
  ruleFor(
    client: { readonly namespace: string; readonly labels: Labels },
    service: Pick<MeshService, 'host' | 'namespace'>,
  ): DestinationRuleObject | undefined {
    const candidates = this.#candidates(client.namespace, service).map(({ rule }) => rule);
    const selected = candidates.find(
      ({ workloadSelector, meta }) =>
        workloadSelector &&
        meta.namespace === client.namespace &&
        isSubsetOfLabels(workloadSelector, client.labels),
    );
    return selected ?? candidates.findLast(({ workloadSelector }) => !workloadSelector);
  }

  #candidates(
    namespace: string,
    service: Pick<MeshService, 'host' | 'namespace'>,
  ): readonly MergedRule[] {
    const own = namespace === this.#rootNamespace ? this.#rootLocal : this.#local.get(namespace);
    const found = own?.mostSpecific(service.host);
    if (found) return found;
    for (const owner of [service.namespace, this.#rootNamespace]) {
      const visible = this.#exported
        .get(owner)
        ?.mostSpecific(service.host)
        ?.filter(
          ({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(namespace),
        );
      if (visible && visible.length > 0) return visible;
    }
    return [];
  }

  #add(object: DestinationRuleObject, meshDefault: ReadonlySet<string>): void {
    const { namespace } = object.meta;
    const exportTo: ReadonlySet<string> = object.workloadSelector
      ? new Set(['.'])
      : (object.exportTo ?? new Set());
    const isForOwn = [...exportTo].some(
      (name) => name === '*' || name === '.' || name === namespace,
    );
    if (exportTo.size === 0 || isForOwn) {
      add(rulesOf(this.#local, namespace), object, exportTo);
    }
    const isForOwnAlone =
      exportTo.size === 0
        ? meshDefault.has('.')
        : exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
    if (!isForOwnAlone) add(rulesOf(this.#exported, namespace), object, exportTo);
    else if (namespace === this.#rootNamespace) add(this.#rootLocal, object, exportTo);
  }
}

function rulesOf(index: Map<string, RulesByHost>, namespace: string): RulesByHost {
  let rules = index.get(namespace);
  if (!rules) {
    rules = new HostMap();
    index.set(namespace, rules);
  }
  return rules;
}

function add(rules: RulesByHost, object: DestinationRuleObject, exportTo: ReadonlySet<string>) {
  rules.set(object.host, addRule(rules.get(object.host) ?? [], object, exportTo));
}
