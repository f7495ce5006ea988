import { openPayload, openValue } from '../src/keys/eventValues.ts';
import type { TestApp } from './harness.ts';

type Row = Readonly<Record<string, unknown>>;

/** The events of a record with what is sealed in them, oldest first. */
export async function eventsOf(test: TestApp, record: string): Promise<(Row & { readonly payload: Row })[]> {
  const key = await keyOf(test, record);
  const rows = await test.asAdmin('select * from record_events where record = $1 order by seq', [record]);
  return Promise.all(
    rows.map(async (row) => ({ ...row, payload: await openPayload(key, record, row.payload as Row) })),
  );
}

/** Lines of the log that name a record, with what is sealed in them. */
export async function openLines(test: TestApp, record: string, lines: readonly Row[]): Promise<Row[]> {
  const key = await keyOf(test, record);
  return Promise.all(
    lines.map(async (line) => ({ ...line, detail: await openValue(key, record, line.detail) })),
  );
}

async function keyOf(test: TestApp, record: string): Promise<CryptoKey | undefined> {
  const [row] = await test.asAdmin('select data_key from records where id = $1', [record]);
  return typeof row?.data_key === 'string' ? test.ports.recordKeys.open(record, row.data_key) : undefined;
}
