import { queryRows, type SQL, sql, withSightOf } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { authorityOf } from '../access/ground.ts';
import { isoSql } from '../access/rows.ts';
import { textsIn } from '../access/texts.ts';
import type { StuckList, StuckSending } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { expected, patience } from '../transmission/awaited.ts';
import { type LookedAfter, looksAfter } from './places.ts';

/** What takes longer than this, in milliseconds, is shown though nothing went wrong with it. */
const usual = 120_000;
/** Rows on the page at once. */
const most = 200;

interface StuckRow extends Record<string, unknown> {
  readonly kind: StuckSending['kind'];
  readonly key: string;
  readonly record: string;
  readonly registry: string;
  readonly recordType: string;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly code: string | null;
  readonly message: string | null;
  readonly effect: string | null;
  readonly role: string | null;
  readonly person: string | null;
  readonly receiver: string | null;
  readonly channel: StuckSending['channel'] | null;
  readonly fault: StuckSending['fault'] | null;
  readonly attempts: number;
  readonly since: string;
  readonly triedAt: string | null;
  readonly goesOn: boolean;
}

/** What was to leave and has not, of what the asker looks after: the oldest first. @throws Problem 404. */
export async function listStuck(work: Work): Promise<StuckList> {
  const { bundles, places } = await demandPlaces(work);
  const rows = await findStuck(work, places);
  return {
    items: rows.slice(0, most).map((row) => viewOf(row, bundles, places)),
    isMore: rows.length > most,
  };
}

/** @throws Problem 404 for whoever looks after nothing. */
export async function demandPlaces(work: Work) {
  const { bundles } = await authorityOf(work);
  const places = looksAfter(work, bundles);
  if (places.length === 0) throw new Problem('notFound');
  return { bundles, places };
}

/**
 * Rows of what is stuck, with the engine's sight: an administrator opens no record, and is told of none but where it is
 * and that something of it waits.
 */
export function findStuck(
  work: Work,
  places: readonly LookedAfter[],
  which: SQL = sql`true`,
): Promise<readonly StuckRow[]> {
  const at = (age: number) => new Date(work.now.getTime() - age).toISOString();
  const before = at(usual);
  const looked = JSON.stringify(places);
  return withSightOf(work.transaction, 'clock', () =>
    queryRows<StuckRow>(
      work.transaction,
      sql`with waiting as (
          select 'message' as kind, m.id::text as key, m.record, e.message, m.effect, m.role, m.channel,
            p.given_name || ' ' || p.family_name as person, null as receiver, m.fault, m.attempts, m.created_at,
            m.tried_at, m.state = 'due' as goes_on
          from outgoing_messages m
          join record_effects e on e.record = m.record and e.key = m.effect
          left join persons p on p.id = m.person
          where m.state = 'undeliverable' or (m.state = 'due' and (m.attempts > 1 or m.created_at < ${before}::timestamptz))
          union all
          select 'transmission', t.record || ':' || t.version, t.record, null, null, null, null, null, t.receiver,
            case t.state when 'taken' then 'unconfirmed' else t.fault end, t.attempts, t.created_at, t.tried_at,
            t.state = 'pending' or t.created_at > ${at(patience)}::timestamptz
          from transmissions t
          where t.state = 'pending' and (t.attempts > 1 or t.created_at < ${before}::timestamptz)
            or t.state = 'taken' and t.created_at < ${at(expected)}::timestamptz
              and t.version = (select max(l.version) from transmissions l where l.record = t.record))
        select w.kind, w.key, w.record, r.registry, r.record_type as "recordType", r.code, w.message, w.effect, w.role,
          w.channel, w.person, w.receiver, w.fault, w.attempts, ${isoSql(sql`w.created_at`)} as since,
          ${isoSql(sql`w.tried_at`)} as "triedAt", w.goes_on as "goesOn",
          jsonb_build_object('number', o.number, 'name', o.name) as organisation
        from waiting w join records r on r.id = w.record join organisations o on o.number = r.organisation
        where ${which} and r.status not in ('deleted', 'erased') and exists (
          select 1 from jsonb_to_recordset(${looked}::jsonb) as seen(registry text, "recordType" text, organisation text)
          where seen.registry = r.registry and coalesce(seen."recordType", r.record_type) = r.record_type
            and coalesce(seen.organisation, r.organisation) = r.organisation)
        order by w.created_at, w.key limit ${most + 1}`,
    ),
  );
}

function viewOf(row: StuckRow, bundles: readonly Bundle[], places: readonly LookedAfter[]): StuckSending {
  const { kind, key, record, registry, organisation, code, role, person, channel, receiver, triedAt } = row;
  const bundle = bundles.find(({ id }) => id === registry);
  const isOwn = bundle?.roles.find(({ id }) => id === role)?.scope === 'beneficiary';
  return {
    kind,
    key,
    record,
    registry,
    titles: {
      registry: textsIn(bundle, 'registry.title'),
      recordType: textsIn(bundle, `recordType.${row.recordType}.title`),
      ...(row.message === null ? {} : { message: textsIn(bundle, `message.${row.message}.subject`) }),
      ...(role === null ? {} : { role: textsIn(bundle, `role.${role}.title`) }),
    },
    organisation,
    ...(code === null ? {} : { code }),
    // A patient is named to those alone who open the record.
    ...(person === null || isOwn ? {} : { person }),
    ...(receiver === null ? {} : { receiver }),
    ...(channel === null ? {} : { channel }),
    fault: row.fault ?? 'waiting',
    attempts: row.attempts,
    since: row.since,
    ...(triedAt === null ? {} : { triedAt }),
    canOpen: places.some(
      (place) =>
        place.registry === registry &&
        place.recordType === row.recordType &&
        (place.organisation ?? organisation.number) === organisation.number,
    ),
    goesOn: row.goesOn,
  };
}
