import { queryRows, type SQL, sql, withSightOf } from '@greffe/database';
import { type Bundle, brusselsDay } from '@greffe/definition';
import { textsIn } from '../access/texts.ts';
import type { ErasableRecord, ErasureRefusal } from '../api/index.ts';
import { instantText } from '../audit/digest.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';

/** Days before a record's time is over within which administrators are told. */
export const erasureNotice = 30;

/** A record as far as erasing it goes, and who wants it erased. */
export interface Erasable extends Record<string, unknown> {
  readonly id: string;
  readonly registry: string;
  readonly recordType: string;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly code: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly eventCount: number;
  readonly eventHead: string;
  /** Something of it was validated, at any time. */
  readonly isRegistered: boolean;
  readonly isSealed: boolean;
  readonly isSending: boolean;
  readonly isLinked: boolean;
  /** The last day on which it must be kept; null where nothing says so, or where the time has not begun. */
  readonly keptUntil: string | null;
}

/** Which records: a condition on `r`, the table of records. */
export function findErasable(
  work: Work,
  bundles: readonly Bundle[],
  which: SQL,
): Promise<readonly Erasable[]> {
  const periods = bundles.flatMap(({ id, retention }) =>
    retention === undefined ? [] : [{ registry: id, period: retention.period, start: retention.from }],
  );
  const is = (condition: SQL) => sql`exists (select 1 from ${condition})`;
  // Administrators open no record: the look is the engine's, and answers when and where, never what.
  return withSightOf(work.transaction, 'eraser', () =>
    queryRows<Erasable>(
      work.transaction,
      sql`select * from (
        select r.id, r.registry, r.record_type as "recordType", r.code, r.is_sealed as "isSealed",
          jsonb_build_object('number', o.number, 'name', o.name) as organisation,
          ${instantText(sql`r.created_at`)} as "createdAt", ${instantText(sql`r.updated_at`)} as "updatedAt",
          r.event_count as "eventCount", r.event_head as "eventHead",
          ${is(sql`record_events e where e.record = r.id and e.type = 'validated'`)} as "isRegistered",
          ${is(sql`transmissions t where t.record = r.id and t.state = 'pending'`)} as "isSending",
          ${is(sql`record_links l where l.target = r.id and l.record <> r.id`)} as "isLinked",
          to_char((r.updated_at at time zone 'Europe/Brussels')::date + p.period::interval, 'YYYY-MM-DD') as "keptUntil"
        from records r join organisations o on o.number = r.organisation
          left join jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as p(registry text, period text, start text)
            on p.registry = r.registry and (p.start = 'lastChange' or r.status = 'closed')
        where r.status <> 'erased') r
      where ${which} order by "keptUntil" nulls last, id limit 500`,
    ),
  );
}

/** Why a record cannot be erased on request; undefined where it can. */
export function refusalOf(
  work: Work,
  found: Erasable,
  bundle: Bundle | undefined,
): ErasureRefusal | undefined {
  if (!found.isSealed) return 'unsealed';
  if (found.isSending) return 'sending';
  if (found.isLinked) return 'linked';
  // Of what was never validated nothing was ever registered: no law keeps a draft.
  if (!found.isRegistered || bundle?.retention === undefined) return undefined;
  if (found.keptUntil === null) return 'kept';
  return isOver(work, found) ? undefined : 'keptUntil';
}

/** Whether the last day on which a record is kept has passed, in Brussels. */
export const isOver = ({ now }: Work, { keptUntil }: Erasable): boolean =>
  keptUntil !== null && keptUntil < brusselsDay(now.toISOString());

export function erasableView(work: Work, found: Erasable, bundles: readonly Bundle[]): ErasableRecord {
  const bundle = bundles.find(({ id }) => id === found.registry);
  const refusal = refusalOf(work, found, bundle);
  const { id: record, registry, recordType, organisation, code, createdAt, updatedAt, keptUntil } = found;
  return {
    record,
    registry,
    titles: {
      registry: textsIn(bundle, 'registry.title'),
      recordType: textsIn(bundle, `recordType.${recordType}.title`),
    },
    organisation,
    createdAt,
    updatedAt,
    ...(code === null ? {} : { code }),
    ...(keptUntil === null ? {} : { keptUntil }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

export function notErasable(code: ErasureRefusal, { keptUntil }: Partial<Erasable> = {}): Problem {
  return new Problem('notErasable', { refusal: { code, params: { until: keptUntil ?? '' } } });
}
