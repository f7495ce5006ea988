import { actorName, queryRows, sql } from '@greffe/database';
import { brusselsDay } from '@greffe/definition';
import { nameSql } from '../access/rows.ts';
import { textsIn } from '../access/texts.ts';
import type { ErasureList } from '../api/index.ts';
import { instantText } from '../audit/digest.ts';
import type { Work } from '../records/work.ts';
import { erasableView, erasureNotice, findErasable } from './erasable.ts';
import { administered } from './requests.ts';

interface RequestRow extends Record<string, unknown> {
  readonly id: number;
  readonly record: string;
  readonly reason: string;
  readonly person: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

interface DoneRow extends Record<string, unknown> {
  readonly record: string;
  readonly registry: string;
  readonly recordType: string;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly code: string | null;
  readonly at: string;
  readonly ground: 'request' | 'retention';
  readonly reason: string;
  readonly askedBy: string | null;
  readonly by: string | null;
}

/** What is asked, what the engine will erase by itself, and what was erased, in the registries of the asker. */
export async function listErasures(work: Work): Promise<ErasureList> {
  const bundles = await administered(work);
  const own = bundles.map(({ id }) => id);
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(own)}::jsonb))`;
  const open = await queryRows<RequestRow>(
    work.transaction,
    sql`select q.id::int as id, q.record, q.reason, q.asked_by as person, ${nameSql('a')} as "askedBy",
        ${instantText(sql`q.asked_at`)} as "askedAt"
      from erasure_requests q join persons a on a.id = q.asked_by
      where q.ended_at is null and q.registry in ${ids} order by q.id limit 200`,
  );
  const asked = JSON.stringify(open.map(({ record }) => record));
  const records = await findErasable(
    work,
    bundles,
    sql`id in (select jsonb_array_elements_text(${asked}::jsonb)::uuid)`,
  );
  const last = brusselsDay(new Date(work.now.getTime() + erasureNotice * 86_400_000).toISOString());
  const due = await findErasable(work, bundles, sql`registry in ${ids} and "keptUntil" < ${last}`);
  return {
    registries: bundles.map((bundle) => ({
      id: bundle.id,
      title: textsIn(bundle, 'registry.title'),
      ...(bundle.retention === undefined
        ? {}
        : { retention: { period: bundle.retention.period, from: bundle.retention.from } }),
    })),
    requests: open.flatMap(({ id, record, reason, person, askedBy, askedAt }) => {
      const found = records.find((one) => one.id === record);
      if (found === undefined) return [];
      const isOwn = person === actorName(work.actor);
      return [{ id, ...erasableView(work, found, bundles), reason, askedBy, askedAt, isOwn }];
    }),
    due: due.map((found) => erasableView(work, found, bundles)),
    done: (await doneRows(work)).map(({ recordType, code, askedBy, by, ...row }) => {
      const bundle = bundles.find(({ id }) => id === row.registry);
      return {
        ...row,
        titles: {
          registry: textsIn(bundle, 'registry.title'),
          recordType: textsIn(bundle, `recordType.${recordType}.title`),
        },
        ...(code === null ? {} : { code }),
        ...(askedBy === null ? {} : { askedBy }),
        ...(by === null ? {} : { by }),
      };
    }),
    today: brusselsDay(work.now.toISOString()),
  };
}

/** The last ones; those of other registries are hidden by the policy. */
const doneRows = ({ transaction }: Work) =>
  queryRows<DoneRow>(
    transaction,
    sql`select e.record, e.registry, e.record_type as "recordType", e.code, ${instantText(sql`e.at`)} as at, e.ground,
        e.reason, jsonb_build_object('number', o.number, 'name', o.name) as organisation,
        case when a.id is not null then ${nameSql('a')} end as "askedBy",
        case when b.id is not null then ${nameSql('b')} end as by
      from erasures e join organisations o on o.number = e.organisation
        left join persons a on a.id = e.asked_by left join persons b on b.id = e.actor
      order by e.at desc, e.id desc limit 200`,
  );
