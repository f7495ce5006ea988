import { and, eq, files, queryRows, type SQL, sql } from '@greffe/database';
import { project } from '@greffe/workflow';
import { z } from 'zod';
import { type AuditPage, type AuditQuery, auditEntry, historyType } from '../api/index.ts';
import { readingKey } from '../keys/dataKey.ts';
import { openValue } from '../keys/eventValues.ts';
import { logRecordAccess } from '../records/accessLog.ts';
import { type LoadedRecord, loadRecord } from '../records/loadRecord.ts';
import { by, namesOf } from '../records/names.ts';
import { sightsOf } from '../records/shownData.ts';
import type { Work } from '../records/work.ts';
import { nameNow } from '../versions/stepNames.ts';
import { change, changesBetween } from './changes.ts';
import { instantText } from './digest.ts';
import { type AuditLine, groupLines } from './group.ts';

/** Lines read for a page, before they are put together. */
const pageLines = 200;

/**
 * A page of what was done with a record and seen of it, the latest first. What a step holds is told to its readers
 * alone; who looked, to the roles that the definition names, or to everybody who sees the record.
 *
 * @throws Problem 404
 */
export async function readAudit(work: Work, id: string, { before }: AuditQuery): Promise<AuditPage> {
  const record = await loadRecord(work, id, 'read');
  const showsAccess = seesAccess(record);
  const until = before ?? 'infinity';
  const found = [...(await eventsOf(work, id, until)), ...(await linesOf(work, id, until, showsAccess))].sort(
    (a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1),
  );
  const rows = found.slice(0, pageLines);
  const last = found.length > pageLines ? rows.at(-1)?.at : undefined;
  // Lines of the same moment stay together: those of the last begin the next page.
  const whole = rows.filter(({ at }) => at !== last);
  await logRecordAccess(work, 'history', record);
  const shown = whole.length > 0 ? whole : rows;
  return {
    items: [...groupLines(await toldLines(work, record, await opened(work, record, shown)))],
    ...(last === undefined ? {} : { before: whole.length > 0 ? last : earlier(last) }),
    showsAccess,
  };
}

/** The lines with what was sealed in them; without the record's key, without it. */
async function opened(work: Work, { row }: LoadedRecord, rows: readonly Found[]): Promise<readonly Found[]> {
  const key = await readingKey(work, row);
  const dataOf = async (payload: unknown) => dataMember.parse(await openValue(key, row.id, payload)).data;
  return Promise.all(
    rows.map(async (found) => ({
      ...found,
      detail: await openValue(key, row.id, found.detail),
      was: await dataOf(found.was),
      is: await dataOf(found.is),
    })),
  );
}

const dataMember = z.object({ data: z.unknown() }).partial().catch({});

const earlier = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

/** Whether the asker is told who looked. */
function seesAccess({ machine, requester }: LoadedRecord): boolean {
  const { accessHistory } = machine.workflow;
  return accessHistory === undefined || accessHistory.some((role) => requester.roles.includes(role));
}

/** A line of either source, as it stands in the database. */
interface Found extends Record<string, unknown> {
  readonly at: string;
  /** Among those of one moment: what came later is more. */
  readonly order: number;
  readonly actor: string;
  readonly isSystem: boolean;
  readonly kind: string;
  readonly type: string | null;
  readonly step: string | null;
  readonly detail: unknown;
  readonly actingAs: unknown;
  readonly address: string | null;
  readonly was: unknown;
  readonly is: unknown;
}

/** Events, with the data that a validation left and those of the validation before it. */
function eventsOf(work: Work, id: string, until: string): Promise<readonly Found[]> {
  // Data stand with the first event of their command, which the validation may follow.
  const dataAt = (seq: SQL) => sql`(select d.payload - 'event' from record_events d
    where d.record = ${id} and d.seq <= ${seq} and (d.payload ? 'data' or d.payload -> 'sealed' -> 'names' ? 'data')
    order by d.seq desc limit 1)`;
  return queryRows<Found>(
    work.transaction,
    sql`select ${instantText(sql`e.at`)} as at, e.seq as "order", e.actor, e.is_system as "isSystem", 'event' as kind,
        e.type, e.step, e.payload -> 'event' as detail, e.payload -> 'by' -> 'as' as "actingAs",
        e.payload -> 'by' ->> 'address' as address,
        case when e.type = 'validated' then ${dataAt(sql`e.seq`)} end as is,
        case when e.type = 'validated' then ${dataAt(sql`(select max(p.seq) from record_events p
          where p.record = ${id} and p.seq < e.seq and p.type = 'validated' and p.step = e.step
            and p.payload -> 'event' ->> 'entry' is not distinct from e.payload -> 'event' ->> 'entry')`)} end as was
      from record_events e where e.record = ${id} and e.at <= ${until}::timestamptz
      order by e.at desc, e.seq desc limit ${pageLines + 1}`,
  );
}

function linesOf(work: Work, id: string, until: string, showsAccess: boolean): Promise<readonly Found[]> {
  return queryRows<Found>(
    work.transaction,
    sql`select ${instantText(sql`at`)} as at, 2147483647 as "order", actor, actor like 'system:%' as "isSystem", what as kind,
        null as type, detail ->> 'step' as step, detail, to_jsonb(acting_as) as "actingAs", address,
        null as was, null as is
      from access_log where records @> array[${id}::uuid] and at <= ${until}::timestamptz
        ${showsAccess ? sql`` : sql`and what in ('save', 'transmit', 'fileAdded', 'fileRemoved')`}
      order by at desc, id desc limit ${pageLines + 1}`,
  );
}

const kinds = auditEntry.shape.kind;
const texts = z.array(z.string()).catch([]);
/** Known members alone, whatever a line holds. */
const details = z
  .object({
    entry: z.string(),
    round: z.number(),
    outcome: z.string(),
    reason: z.string(),
    text: z.string(),
    command: z.string(),
    problem: z.string(),
    name: z.string(),
    file: z.string(),
    changes: z.array(change),
  })
  .partial()
  .catch({});

async function toldLines(work: Work, record: LoadedRecord, rows: readonly Found[]): Promise<AuditLine[]> {
  const { machine, snapshot, requester, row } = record;
  const steps = project(machine, snapshot, requester).steps;
  const { readable, drafts } = sightsOf(steps);
  const kept = await keptFiles(work, row.id, rows);
  const isSupport = machine.workflow.support.some((role) => requester.roles.includes(role));
  const moves = await movesOf(work, row.id);
  const names = await namesOf(
    work,
    rows.filter(({ isSystem }) => !isSystem).map(({ actor }) => actor),
  );
  const nameOf = await capacityNames(
    work,
    row.registry,
    rows.flatMap(({ actingAs }) => texts.parse(actingAs)),
  );
  return rows.flatMap((found): AuditLine[] => {
    const kind = kinds.safeParse(found.kind);
    const type = historyType.safeParse(found.type);
    if (!kind.success || (kind.data === 'event' && !type.success)) return [];
    const { entry, round, outcome, reason, text, command, problem, name, file, changes } = details.parse(
      found.detail,
    );
    const step =
      found.step === null
        ? undefined
        : nameNow(
            found.step,
            moves.filter(({ at }) => at.toISOString() > found.at),
          );
    const isReadable = step === undefined || readable.has(step);
    // What a save changed, and a file that no validation names, are of a draft.
    const seesDrafts = step === undefined || drafts.has(step);
    const seesName = seesDrafts || (isReadable && file !== undefined && kept.has(file));
    const seesChanges = seesDrafts || (isReadable && found.type === 'validated');
    const changed = found.type === 'validated' ? changesBetween(found.was ?? {}, found.is ?? {}) : changes;
    return [
      {
        kind: kind.data,
        at: found.at,
        actor: found.actor,
        ...(type.success ? { type: type.data } : {}),
        ...(step === undefined ? {} : { step }),
        ...(entry === undefined ? {} : { entry }),
        ...(round === undefined ? {} : { round }),
        ...(outcome === undefined || !isReadable ? {} : { outcome }),
        ...(reason === undefined || !isReadable ? {} : { reason }),
        ...(text === undefined || !isReadable ? {} : { text }),
        ...(command === undefined ? {} : { command }),
        ...(problem === undefined ? {} : { problem }),
        ...(name === undefined || !seesName ? {} : { file: name }),
        ...(changed === undefined || !seesChanges ? {} : { changes: changed }),
        ...(found.address && isSupport ? { address: found.address } : {}),
        by: found.isSystem ? null : (by(names, found.actor).by ?? { name: '' }),
        as: nameOf(texts.parse(found.actingAs)),
      },
    ];
  });
}

/** Files among those of the lines that a validation has named. */
async function keptFiles(work: Work, record: string, rows: readonly Found[]): Promise<ReadonlySet<string>> {
  if (!rows.some(({ kind }) => kind.startsWith('file'))) return new Set();
  const found = await work.transaction
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.record, record), eq(files.isKept, true)));
  return new Set(found.map(({ id }) => id));
}

/** Moves to other versions, which may have given steps other names. */
async function movesOf(work: Work, id: string) {
  const rows = await queryRows<{ at: string; operations: unknown; undone: unknown }>(
    work.transaction,
    sql`select ${instantText(sql`at`)} as at, payload -> 'operations' as operations, payload -> 'undone' as undone
      from record_events where record = ${id} and type = 'moved' order by seq`,
  );
  return rows.map(({ at, ...rest }) => ({ at: new Date(at), ...rest }));
}

/** What turns subjects of access into roles in a registry and the names of organisations and hubs. */
async function capacityNames(work: Work, registry: string, all: readonly string[]) {
  const parts = (subject: string) => /^((?:org|hub):[^:]+):([^:]+):([^:]+)$/.exec(subject) ?? [];
  const places = [...new Set(all.flatMap((subject) => parts(subject)[1] ?? []))];
  const rows =
    places.length === 0
      ? []
      : await queryRows<{ place: string; name: string }>(
          work.transaction,
          sql`select place, name from (
              select 'org:' || number as place, name from organisations union all select 'hub:' || id, name from hubs) as named
            where place in (select jsonb_array_elements_text(${JSON.stringify(places)}::jsonb))`,
        );
  const names = new Map(rows.map(({ place, name }) => [place, name]));
  return (subjects: readonly string[]): AuditLine['as'] => {
    const held = subjects.flatMap((subject) => {
      const [, place = '', of, role] = parts(subject);
      return place === '' ? [] : [{ organisation: names.get(place) ?? place.slice(4), of, role }];
    });
    const here = held.filter(({ of }) => of === registry);
    // Who has no role here acted for an organisation at most; what else he does there is nobody's business.
    if (here.length === 0)
      return [...new Set(held.map(({ organisation }) => organisation))].map((organisation) => ({
        organisation,
      }));
    return here.map(({ organisation, role }) => ({ organisation, ...(role === undefined ? {} : { role }) }));
  };
}
