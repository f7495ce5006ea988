import { expect } from 'vitest';
import type { EntryList, RecordCommand, RecordView, StepView } from '../src/api/index.ts';
import type { Answer, TestApp } from './harness.ts';
import { key, match, viewOf } from './steps.ts';

/** The day on which the tests begin: noon in Brussels, in winter. */
export const start = '2026-11-02T11:00:00.000Z';

type Named = Pick<RecordView, 'id' | 'revision'>;

/** What people do with repairs, over HTTP; `clock.now` is what time it is. */
export function repairShop(test: TestApp, clock: { now: Date }) {
  const read = async (id: string, person = 'clara'): Promise<RecordView> => {
    const answer = await test.ask(person, 'GET', `/api/records/${id}`);
    expect(answer.status, answer.text).toBe(200);
    return viewOf(answer);
  };
  const give = (person: string, record: Named, asked: RecordCommand, headers = {}): Promise<Answer> =>
    test.ask(person, 'POST', `/api/records/${record.id}/commands`, asked, {
      ...match(record.revision),
      ...key(),
      ...headers,
    });
  /** Gives a command on the record as it now is. */
  const now = async (person: string, id: string, asked: RecordCommand): Promise<Answer> => {
    const [row] = await test.asAdmin('select revision from records where id = $1', [id]);
    return give(person, { id, revision: Number(row?.revision) }, asked);
  };
  const accepted = async (person: string, id: string, asked: RecordCommand): Promise<RecordView> => {
    const answer = await now(person, id, asked);
    expect(answer.status, answer.text).toBe(200);
    return viewOf(answer);
  };
  return {
    read,
    give,
    now,
    accepted,
    create: async (more: object = {}, person = 'clara'): Promise<RecordView> => {
      const body = { registry: 'repairs', recordType: 'repair', organisation: '71000436', ...more };
      const answer = await test.ask(person, 'POST', '/api/records', body, key());
      expect(answer.status, answer.text).toBe(201);
      return viewOf(answer);
    },
    validate: (person: string, id: string, step: string, data: Record<string, unknown> = {}) =>
      accepted(person, id, { type: 'validate', step, data }),
    save: async (person: string, id: string, step: string, data: unknown, entry?: string) => {
      const [row] = await test.asAdmin('select revision from records where id = $1', [id]);
      const path = `/api/records/${id}/steps/${step}${entry === undefined ? '' : `/entries/${entry}`}/draft`;
      return test.ask(person, 'PUT', path, { data }, match(Number(row?.revision)));
    },
    entries: async (person: string, id: string, step: string, query = ''): Promise<EntryList> => {
      const answer = await test.ask(person, 'GET', `/api/records/${id}/steps/${step}/entries${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.json as unknown as EntryList;
    },
    messages: async (id: string): Promise<unknown[]> => {
      const rows = await test.asAdmin(
        "select message from record_effects where record = $1 and type = 'message' order by created_at, key",
        [id],
      );
      return rows.map(({ message }) => message);
    },
    /** Moves the clock to so many milliseconds after an instant. */
    goTo: (instant: string, milliseconds = 0) => {
      clock.now = new Date(Date.parse(instant) + milliseconds);
    },
  };
}

export type RepairShop = ReturnType<typeof repairShop>;

export const stepOf = (record: RecordView, id: string): StepView => {
  const found = record.steps.find((step) => step.id === id);
  if (found === undefined) throw new Error(`The record has no step ${id}.`);
  return found;
};
export const statuses = (record: RecordView): Record<string, string> =>
  Object.fromEntries(record.steps.map(({ id, status }) => [id, status]));
export const refusal = (answer: Answer): unknown =>
  answer.status === 409 ? (answer.json.refusal as { code: string }).code : answer.status;

export const minutes = (count: number): number => count * 60_000;
