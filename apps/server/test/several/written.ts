import { withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { auditorActor, verifyAudit } from '@greffe/service/audit';
import type { Fleet } from './Fleet.ts';
import type { Told } from './Writer.ts';

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly code: string | null;
  readonly note: string | null;
  readonly lines: number;
  readonly validated: number;
  /** How often the receiver took it, which is a revision of its own that nobody is told. */
  readonly acknowledged: number;
}

/**
 * Compares what the database holds with what people were told: each record once, at the revision that was named last, with
 * the note that was saved last, a line of the log for each save and an event for each validation, every code once, and
 * all of it as the audit chained it. Answers what is not so. `earlier` are records that nobody was told of here.
 */
export async function faultsOfWritten(
  fleet: Fleet,
  told: readonly Told[],
  earlier: ReadonlySet<string> = new Set(),
): Promise<readonly string[]> {
  const rows = await fleet.asAdmin<Row>(`select r.id, r.revision, r.code,
      coalesce(d.draft, d.validated) ->> 'note' as note,
      (select count(*)::int from access_log a where a.what = 'save' and a.records @> array[r.id]) as lines,
      (select count(*)::int from record_events e where e.record = r.id and e.type = 'validated') as validated,
      (select count(*)::int from record_events e where e.record = r.id and e.type = 'acknowledged') as acknowledged
    from records r left join step_data d on d.record = r.id
    where r.registry = 'loans'`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const faults = told.flatMap((record) => {
    const row = found.get(record.id);
    return row === undefined ? [`${record.id} is gone`] : faultsOf(row, record);
  });
  const known = new Set([...told.map(({ id }) => id), ...earlier]);
  faults.push(...rows.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} was made twice`));
  const codes = rows.flatMap(({ code }) => code ?? []);
  if (new Set(codes).size !== codes.length) faults.push('two records have one code');
  return [...faults, ...(await faultsOfAudit(fleet))];
}

function faultsOf(row: Row, told: Told): string[] {
  const faults: (string | false)[] = [
    row.revision !== told.revision + row.acknowledged &&
      `is at revision ${row.revision} after ${row.acknowledged} acknowledgements, and ${told.revision} was answered`,
    told.saves > 0 && row.note !== told.note && `holds “${row.note}”, and “${told.note}” was saved last`,
    row.lines !== told.saves && `has ${row.lines} lines of ${told.saves} saves`,
    row.validated !== (told.isSent ? 1 : 0) && `was validated ${row.validated} times`,
    told.isSent && row.code === null && 'was sent without a code',
  ];
  return faults.filter((fault) => fault !== false).map((fault) => `${told.id} ${fault}`);
}

async function faultsOfAudit({ adminUrl }: Fleet): Promise<string[]> {
  const database = connect(adminUrl);
  try {
    const { findings } = await withActor(database, auditorActor, (transaction) =>
      verifyAudit(transaction, { heads: [] }),
    );
    return findings.map((finding) => `the audit: ${JSON.stringify(finding)}`);
  } finally {
    await database.close();
  }
}
