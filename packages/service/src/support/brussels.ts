const calendarDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Brussels at an instant, `YYYY-MM-DD`. */
export function brusselsDay(instant: Date): string {
  return calendarDay.format(instant);
}
