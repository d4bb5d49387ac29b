import { type DateTime, formatInstant } from '@meshlapse/model';

/** ISO 8601 at the offset that the moment was written with. */
export function formatDateTime({ at, offsetMinutes }: DateTime): string {
  if (offsetMinutes === 0) return formatInstant(at);
  const local = formatInstant(at + offsetMinutes * 60_000_000).slice(0, -1);
  return `${local}${formatOffset(offsetMinutes)}`;
}

/** As ISO 8601 ends with it: `Z`, `+01:00`. */
export function formatOffset(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'Z';
  const minutes = Math.abs(offsetMinutes);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${offsetMinutes < 0 ? '-' : '+'}${hour}:${minute}`;
}

/** The offset at the end of an ISO 8601 text, in minutes; 0 for `Z`. */
export function offsetMinutesOf(text: string): number {
  const zone = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  const minutes = zone ? Number(zone[2]) * 60 + Number(zone[3]) : 0;
  return zone?.[1] === '-' ? -minutes : minutes;
}
