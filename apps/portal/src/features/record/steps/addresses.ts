/** Address of a record. */
export const recordAddress = (record: string): string => `/records/${encodeURIComponent(record)}`;

/** Address of all that was done with a record, and of who looked at it. */
export const historyAddress = (record: string): string => `${recordAddress(record)}/history`;

/** Address of one step of a record, or of one entry of a repeated step. */
export function stepAddress(record: string, step: string, entry?: string): string {
  const address = `${recordAddress(record)}/steps/${encodeURIComponent(step)}`;
  return entry === undefined ? address : `${address}/entries/${encodeURIComponent(entry)}`;
}
