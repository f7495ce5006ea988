const zone = 'Europe/Brussels';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsInBrussels(instant: string): Record<string, string> | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  return Object.fromEntries(clock.formatToParts(date).map((part) => [part.type, part.value]));
}

/** A calendar day `YYYY-MM-DD` as `dd/mm/yyyy`; any other text stays as it is. */
export function formatDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : day;
}

/** An ISO instant as `dd/mm/yyyy` in Europe/Brussels. */
export function formatDate(instant: string): string {
  const parts = partsInBrussels(instant);
  return parts ? `${parts.day}/${parts.month}/${parts.year}` : instant;
}

/** An ISO instant as `14:03` in Europe/Brussels. */
export function formatTime(instant: string): string {
  const parts = partsInBrussels(instant);
  return parts ? `${parts.hour}:${parts.minute}` : instant;
}

/** An ISO instant as `dd/mm/yyyy, 14:03` in Europe/Brussels. */
export function formatDateTime(instant: string): string {
  const parts = partsInBrussels(instant);
  return parts ? `${parts.day}/${parts.month}/${parts.year}, ${parts.hour}:${parts.minute}` : instant;
}

/** The calendar day `YYYY-MM-DD` of an ISO instant in Europe/Brussels. */
export function dayOf(instant: string): string {
  const parts = partsInBrussels(instant);
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : instant;
}

/** Calendar days from one day (`YYYY-MM-DD`) to another; below zero when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
