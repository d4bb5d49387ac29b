import { DateTime, FOREVER, type Instant, type Interval } from '@meshlapse/model';
import { isList, type LiveValue } from './value.ts';

/** `during()` as a value; an open end is left out. */
export function timeMap({ from, to }: Interval): ReadonlyMap<LiveValue, LiveValue> {
  const map = new Map<LiveValue, LiveValue>([['from', new DateTime(from)]]);
  return to < FOREVER ? map.set('to', new DateTime(to)) : map;
}

/** An end of a result's time while it is not known yet how long the result holds. */
export class OpenEnd extends DateTime {
  readonly end: 'from' | 'to';

  constructor(end: 'from' | 'to', at: Instant) {
    super(at);
    this.end = end;
  }
}

/** {@link timeMap} at an instant of a time that {@link withTime} tells later. */
export function openTimeMap(at: Instant): ReadonlyMap<LiveValue, LiveValue> {
  return new Map<LiveValue, LiveValue>([
    ['from', new OpenEnd('from', at)],
    ['to', new OpenEnd('to', at)],
  ]);
}

/** The value with the ends of its time in the place of those that were open. */
export function withTime(value: LiveValue, during: Interval): LiveValue {
  if (value instanceof OpenEnd) return new DateTime(during[value.end]);
  if (isList(value))
    return value.some(isOpen) ? value.map((part) => withTime(part, during)) : value;
  if (!(value instanceof Map) || ![...value.values()].some(isOpen)) return value;
  const ended = during.to < FOREVER ? [...value] : [...value].filter(([, held]) => !isOpenTo(held));
  return new Map(ended.map(([key, held]) => [key, withTime(held, during)]));
}

function isOpen(value: LiveValue): boolean {
  if (value instanceof OpenEnd) return true;
  if (isList(value)) return value.some(isOpen);
  return value instanceof Map && [...value.values()].some(isOpen);
}

function isOpenTo(value: LiveValue): boolean {
  return value instanceof OpenEnd && value.end === 'to';
}
