import { goDuration } from '../durations.ts';
import type { HttpCors, Fault as WrittenFault } from '../objects/http-route-actions.ts';
import type { StringMatch } from '../objects/string-match.ts';
import type { Cors, Fault } from '../output/route.ts';
import { exactPercent } from './percent.ts';

/** Delays and errors that are put into traffic. */
export function faultFilter(fault: WrittenFault | undefined): Fault | undefined {
  if (!fault?.delay && !fault?.abort) return undefined;
  const { delay, abort } = fault;
  return {
    delay: delay && { fixed: goDuration(delay.fixedMs), percent: exactPercent(delay.percentage) },
    abort: abort && {
      http: abort.http,
      grpc: abort.http === undefined ? abort.grpc : undefined,
      percent: exactPercent(abort.percentage),
    },
  };
}

/** The CORS policy in the form that Envoy reads. */
export function corsFilter(cors: HttpCors | undefined): Cors | undefined {
  if (!cors) return undefined;
  return {
    allowOriginStringMatch: filled(cors.allowOrigins.map(originMatch)),
    allowMethods: joined(cors.allowMethods),
    allowHeaders: joined(cors.allowHeaders),
    exposeHeaders: joined(cors.exposeHeaders),
    maxAge: cors.maxAgeMs === undefined ? undefined : String(Math.trunc(cors.maxAgeMs / 1000)),
    allowCredentials: cors.allowCredentials,
    filterEnabled: { defaultValue: { numerator: 100 } },
    forwardNotMatchingPreflights: !cors.ignoreUnmatchedPreflights,
  };
}

function originMatch({ kind, value }: StringMatch) {
  return kind === 'regex' ? { safeRegex: { regex: value } } : { [kind]: value };
}

function joined(words: readonly string[]): string | undefined {
  return words.length > 0 ? words.join(',') : undefined;
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
