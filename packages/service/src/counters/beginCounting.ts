import { queryRows, sql } from '@greffe/database';
import type { Bundle, Counter, StepData } from '@greffe/definition';
import { type Claim, claimOf } from '@greffe/workflow/count';
import type { Work } from '../records/work.ts';
import { counting } from './claims.ts';

interface SentRow extends Record<string, unknown> {
  readonly record: string;
  readonly organisation: string;
  readonly beneficiary: string | null;
  readonly recordType: string;
  readonly data: StepData;
  readonly at: string;
}

/**
 * Asks for places for what was sent before there was this counter, once: by what it was sent with last, since when it was
 * validated first.
 */
export async function beginCounting(work: Work, bundle: Bundle, counter: Counter): Promise<void> {
  const { transaction, now } = work;
  const begun = await counting(work, () =>
    queryRows(
      transaction,
      sql`insert into counter_begins (registry, counter, at)
        values (${bundle.id}, ${counter.id}, ${now.toISOString()}::timestamptz)
        on conflict do nothing returning counter`,
    ),
  );
  if (begun.length === 0) return;
  const claims: (Claim & { readonly organisation: string })[] = [];
  for (const { recordType, step } of counter.counts) {
    const sent = await queryRows<SentRow>(
      transaction,
      sql`select r.id as record, r.organisation, r.beneficiary, r.record_type as "recordType", d.validated as data,
          (select to_char(min(e.at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from record_events e
            where e.record = r.id and e.type = 'validated' and e.step = d.step) as at
        from records r join step_data d on d.record = r.id
        where r.registry = ${bundle.id} and r.record_type = ${recordType} and d.step = ${step}
          and d.entry = '' and d.validated is not null and r.status not in ('deleted', 'erased')
          and d.round = (select max(l.round) from step_data l where l.record = r.id and l.step = d.step)`,
    );
    for (const { data, at, organisation, beneficiary, ...record } of sent) {
      const claim = claimOf(bundle, counter, {
        ...record,
        organisation,
        beneficiary: beneficiary ?? '',
        steps: { [step]: data },
        validatedAt: at,
      });
      if (claim !== undefined) claims.push({ ...claim, organisation });
    }
  }
  await counting(work, () =>
    queryRows(
      transaction,
      sql`insert into counter_claims (registry, counter, record, organisation, pool, weight, claimed_at)
        select ${bundle.id}, ${counter.id}, c.record, c.organisation, c.pool, c.weight, c."validatedAt"
        from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as c
          (record uuid, organisation text, pool text, weight integer, "validatedAt" timestamptz)
        on conflict do nothing`,
    ),
  );
}
