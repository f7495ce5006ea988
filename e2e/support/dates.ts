const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' });

/** A day counted from today in Brussels, as a Belgian types it: dd/mm/yyyy. */
export function day(offset: number): string {
  const [year = 0, month = 1, date = 1] = brussels.format(new Date()).split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1, date + offset)).toISOString().slice(0, 10);
  return moved.split('-').reverse().join('/');
}
