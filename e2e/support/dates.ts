const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' });

/** A day counted from today in Brussels, or from another instant's day, as a Belgian types it: dd/mm/yyyy. */
export function day(offset: number, from = new Date()): string {
  return moved(offset, from).split('-').reverse().join('/');
}

/**
 * Ten or eleven o'clock of tomorrow in Brussels, in ISO 8601: where a flow that counts days moves the clock first, so
 * that no midnight falls into it.
 */
export function tomorrowMorning(): string {
  return `${moved(1, new Date())}T09:00:00Z`;
}

function moved(offset: number, from: Date): string {
  const [year = 0, month = 1, date = 1] = brussels.format(from).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + offset)).toISOString().slice(0, 10);
}
