import { queryRows, recordEvents, sql, withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { chained } from '../../service/src/records/events.ts';
import type { TestApp } from '../../service/test/harness.ts';

/** Records whose events are written at a time. */
const batch = 1_000;

/** Copies a record so many times, with a history of its own each: what it says is copied, its chain is made anew. */
export async function copyRecord(test: TestApp, record: string, times: number): Promise<void> {
  const powerful = connect(test.adminUrl, { statementTimeout: 0, answerTimeout: 0 });
  const id = `('01980000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const copies = (table: string, column: string, changed: string, where = '') =>
    sql.raw(`insert into ${table} overriding system value
      select (jsonb_populate_record(t, jsonb_build_object(${changed}))).*
      from ${table} t, generate_series(1, ${times}) as i where t.${column} = '${record}' ${where}`);
  try {
    await withActor(powerful, { kind: 'system', name: 'test' }, async (transaction) => {
      await transaction.execute(sql`set local session_replication_role = replica`);
      const events = await transaction
        .select()
        .from(recordEvents)
        .where(sql`record = ${record}`)
        .orderBy(recordEvents.seq);
      await transaction.execute(
        copies('records', 'id', `'id', ${id}, 'beneficiary', null, 'code', 'COPY-' || i`),
      );
      await transaction.execute(copies('step_data', 'record', `'record', ${id}`));
      await transaction.execute(copies('worklist', 'record', `'record', ${id}`));
      await transaction.execute(copies('record_access', 'record', `'record', ${id}`));
      const copied = await queryRows<{ id: string }>(
        transaction,
        sql`select id from records where id::text like '01980000-%' order by id`,
      );
      for (let from = 0; from < copied.length; from += batch) {
        const heads: { id: string; head: string }[] = [];
        const lines = copied.slice(from, from + batch).flatMap(({ id: copy }) => {
          let end = { eventCount: 0, eventHead: '' };
          const chain = events.map(({ type, step, at, actor, isSystem, payload }) => {
            const event = {
              type,
              at,
              actor,
              isSystem,
              payload: payload as Readonly<Record<string, unknown>>,
            };
            const line = chained(end, copy, { ...event, ...(step !== null && { step }) });
            end = { eventCount: line.seq, eventHead: line.hash };
            return line;
          });
          heads.push({ id: copy, head: end.eventHead });
          return chain;
        });
        await transaction.insert(recordEvents).values(lines);
        await transaction.execute(
          sql`update records r set event_head = h.head from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
            as h (id uuid, head text) where r.id = h.id`,
        );
      }
    });
  } finally {
    await powerful.close();
  }
}
