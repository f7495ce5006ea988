const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' });

/** A calendar day counted from today in Brussels, as YYYY-MM-DD. */
export function isoDay(offset: number): string {
  const today = Date.parse(brussels.format(new Date()));
  return new Date(today + offset * 86_400_000).toISOString().slice(0, 10);
}
