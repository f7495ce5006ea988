import {
  actorName,
  cooperations,
  eq,
  isUniqueViolation,
  organisations,
  queryRows,
  type SQL,
  sql,
} from '@greffe/database';
import { administratorRole } from '@greffe/definition';
import type { NewCooperation, NewOrganisation, OrganisationList } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import { administers, type Work } from '../records/work.ts';
import { everyRegistry, type Sight } from './authority.ts';
import { authorityOf } from './ground.ts';
import { isoSql, knownSql, nameSql } from './rows.ts';
import { textsIn } from './texts.ts';

/** @throws Problem 404 for who administers no registry. */
function demandAdministrator({ memberships }: Work): void {
  if (!memberships.some(({ role }) => role === administratorRole)) throw new Problem('notFound');
}

const ofAll = ({ memberships }: Work): boolean =>
  memberships.some(({ role, registry }) => role === administratorRole && registry === everyRegistry);

const fault = (pointer: string, code: string): Problem =>
  new Problem('invalidData', { errors: [{ pointer, code }] });

interface CooperationRow extends Record<string, unknown> {
  readonly id: number;
  readonly registry: string;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly partner: { readonly number: string; readonly name: string };
  readonly from: string;
  readonly until: string | null;
  readonly madeBy: string;
  readonly madeById: string | null;
  readonly endedBy: string | null;
  readonly endedById: string | null;
  readonly reason: string | null;
}

interface EventRow extends Record<string, unknown> {
  readonly number: string;
  readonly name: string;
  readonly at: string;
  readonly what: 'made' | 'renamed';
  readonly was: string | null;
  readonly by: string | null;
  readonly byId: string | null;
}

/** The id of a person whose page the asker may open. */
const pageOf = (alias: string, sight: readonly Sight[]): SQL =>
  sql`case when ${knownSql(alias, sight)} then ${sql.raw(`${alias}.id`)} end`;

/** What became of organisations, the latest first. */
const historyOf = ({ transaction }: Work, sight: readonly Sight[]) =>
  queryRows<EventRow>(
    transaction,
    sql`select x.organisation as number, x.name, ${isoSql(sql`x.at`)} as at, x.what, x.was,
        case when p.id is not null then ${nameSql('p')} end as by,
        ${pageOf('p', sight)} as "byId"
      from organisation_events x left join persons p on p.id = x.actor
      where x.organisation <> 'canary' and x.what <> 'found' order by x.id desc limit 100`,
  );

/** Every organisation, and which of them work together in the registries that the asker administers. */
export async function listOrganisations(work: Work): Promise<OrganisationList> {
  demandAdministrator(work);
  const { transaction, memberships } = work;
  const { bundles, sight } = await authorityOf(work);
  const own = bundles.filter(({ id }) => administers(memberships, id));
  const rows = await queryRows<{ number: string; name: string }>(
    transaction,
    sql`select number, name from organisations where number <> 'canary' order by name, number`,
  );
  const together = await queryRows<CooperationRow>(
    transaction,
    sql`select c.id::int as id, c.registry, jsonb_build_object('number', o.number, 'name', o.name) as organisation,
        jsonb_build_object('number', w.number, 'name', w.name) as partner, ${isoSql(sql`c.valid_from`)} as from,
        ${isoSql(sql`c.valid_to`)} as until, ${nameSql('a')} as "madeBy", ${pageOf('a', sight)} as "madeById",
        ${nameSql('e')} as "endedBy", ${pageOf('e', sight)} as "endedById", c.end_reason as reason
      from cooperations c join organisations o on o.number = c.organisation
        join organisations w on w.number = c.partner join persons a on a.id = c.made_by
        left join persons e on e.id = c.ended_by
      where greffe_administers(c.registry) order by c.valid_to desc nulls first, o.name, w.name, c.id`,
  );
  return {
    organisations: rows.map((row) => ({ ...row })),
    canRename: ofAll(work),
    registries: own.map((bundle) => ({ id: bundle.id, title: textsIn(bundle, 'registry.title') })),
    history: (await historyOf(work, sight)).map(({ was, by, byId, ...row }) => ({
      ...row,
      ...(was === null ? {} : { was }),
      ...(by === null ? {} : { by }),
      ...(byId === null ? {} : { byId }),
    })),
    cooperations: together.map(({ until, madeById, endedBy, endedById, reason, ...row }) => ({
      ...row,
      ...(until === null ? {} : { until }),
      ...(madeById === null ? {} : { madeById }),
      ...(endedBy === null
        ? {}
        : {
            ended: { by: endedBy, ...(endedById === null ? {} : { byId: endedById }), reason: reason ?? '' },
          }),
    })),
  };
}

/** @throws Problem 409 for a number that an organisation has. */
export async function addOrganisation(work: Work, { number, name }: NewOrganisation): Promise<void> {
  demandAdministrator(work);
  const wanted = { number: number.replace(/[\s./-]/g, ''), name: name.trim() };
  // Stands in subjects of access, which are cut at their colons.
  if (!/^[0-9A-Za-z]{1,20}$/.test(wanted.number)) throw fault('/number', 'organisationNumber');
  if (wanted.name === '') throw fault('/name', 'required');
  try {
    await work.transaction.insert(organisations).values(wanted);
  } catch (error) {
    if (isUniqueViolation(error))
      throw new Problem('organisationExists', { params: { number: wanted.number } });
    throw error;
  }
}

/** @throws Problem 404 for an organisation that is not there and for who does not administer all registries. */
export async function renameOrganisation(work: Work, number: string, name: string): Promise<void> {
  if (!ofAll(work)) throw new Problem('notFound');
  if (name.trim() === '') throw fault('/name', 'required');
  const renamed = await work.transaction
    .update(organisations)
    .set({ name: name.trim() })
    .where(eq(organisations.number, number))
    .returning({ number: organisations.number });
  if (renamed.length === 0) throw new Problem('notFound');
}

/** From now on whoever grants roles in the first organisation grants them in its partner too. */
export async function addCooperation(work: Work, order: NewCooperation): Promise<void> {
  const { registry, organisation, partner } = order;
  if (!administers(work.memberships, registry)) throw new Problem('notFound');
  if (organisation === partner) throw fault('/partner', 'samePartner');
  const known = await queryRows(
    work.transaction,
    sql`select 1 from organisations where number in (${organisation}, ${partner})`,
  );
  if (known.length < 2) throw fault('/partner', 'invalid');
  try {
    await work.transaction.insert(cooperations).values({ ...order, madeBy: actorName(work.actor) });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('alreadyGranted');
    throw error;
  }
}

/** @throws Problem 404 for one of a registry that the asker does not administer, 409 for one that has ended. */
export async function endCooperation(work: Work, id: number, reason: string): Promise<void> {
  demandAdministrator(work);
  const [found] = await work.transaction.select().from(cooperations).where(eq(cooperations.id, id));
  if (found === undefined || !administers(work.memberships, found.registry)) throw new Problem('notFound');
  if (reason.trim() === '') throw fault('/reason', 'required');
  const ended = await queryRows(
    work.transaction,
    sql`update cooperations set ended_by = ${actorName(work.actor)}, end_reason = ${reason.trim()},
        valid_to = greatest(valid_from, date_trunc('milliseconds', now()))
      where id = ${id} and valid_to is null returning id`,
  );
  if (ended.length === 0) throw new Problem('accessEnded');
}
