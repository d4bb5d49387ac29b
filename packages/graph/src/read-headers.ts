import { type ElementHeader, FOREVER, type Instant, type MaybePromise } from '@meshlapse/model';
import { unreachable } from './graph-errors.ts';
import type { Identity } from './head-codec.ts';
import type { SetReads } from './known-sets.ts';
import { timelineOf } from './layout.ts';
import type { NameSpace, Names } from './names.ts';
import type { Version } from './version.ts';

export interface HeaderParts {
  readonly sets: SetReads;
  readonly names: Names;
  identities(elements: readonly number[]): MaybePromise<readonly Identity[]>;
  /** Makes sure that names can be told by their numbers. */
  knowNames(names: readonly (readonly [NameSpace, number])[]): Promise<void>;
}

/** What versions say of themselves besides their properties. */
export async function readHeaders(
  parts: HeaderParts,
  versions: readonly Version[],
): Promise<readonly ElementHeader[]> {
  const identities = await parts.identities(versions.map(({ element }) => element));
  const ends = await endsOf(parts, versions);
  await parts.knowNames(identities.map(({ kind, label }) => [kind, label] as const));
  return versions.map(({ fact }, i) => {
    const identity = identities[i] ?? unreachable(fact.element);
    return {
      id: identity.id,
      label: parts.names.textOf(identity.kind, identity.label),
      valid: { from: fact.at, to: ends[i] ?? FOREVER },
      recorded: fact.recorded,
    };
  });
}

/** Until when each version holds. */
async function endsOf(
  { sets }: HeaderParts,
  versions: readonly Version[],
): Promise<readonly Instant[]> {
  const ends = versions.map(({ fact }) => fact.at);
  let pending = versions.map((_, i) => i);
  // A version that is cut off where its page ends may go on in the next page; most are not.
  while (pending.length > 0) {
    const found = await sets.at(
      pending.map((i) => timelineOf(versions[i]?.element ?? 0)),
      pending.map((i) => ends[i] ?? FOREVER),
    );
    pending = pending.filter((i, n) => {
      const members = found[n]?.members;
      const held = members?.member.indexOf(versions[i]?.number ?? 0) ?? -1;
      if (held < 0) return false;
      ends[i] = members?.to[held] ?? FOREVER;
      return ends[i] !== FOREVER && ends[i] === found[n]?.until;
    });
  }
  return ends;
}
