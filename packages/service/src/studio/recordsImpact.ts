import { and, count, desc, eq, inArray, records } from '@greffe/database';
import type { Bundle, Finding } from '@greffe/definition';
import { stepStatus } from '@greffe/workflow';
import { noteWords, reasonWords } from '@greffe/workflow/migrate';
import { type Language, languageCode, type RecordsImpact } from '../api/index.ts';
import type { RunAs } from '../http/runAs.ts';
import { clockActor } from '../records/elapse.ts';
import { coreOf } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import {
  type MovePorts,
  MoveRefused,
  type MoveResult,
  moveRecords,
  publishedBundles,
} from '../versions/index.ts';
import type { DefinitionChecker } from './check/types.ts';
import type { ImpactGround } from './impact.ts';

/** Records that are tried on a draft at most: the ones that changed last. */
const mostRecords = 500;
/** Reasons that are told at most, the most frequent first. */
const mostReasons = 50;
const underWay = ['open', 'sending', 'correctionsNeeded'] as const;

interface RecordsTools {
  readonly runAs: RunAs;
  readonly ports: MovePorts;
  readonly checker: DefinitionChecker;
}

/** What would become of the records under way if they were moved to a draft: counts alone, nothing is written. */
export async function recordsImpactOf(
  { runAs, ports, checker }: RecordsTools,
  { order, revision }: ImpactGround,
): Promise<RecordsImpact> {
  const { bundle } = await checker.check({ ...order, isBundleAlone: true });
  const { total, places } = await runAs(clockActor, (work) => recordsUnderWay(work, order.registry));
  const tried = bundle === undefined ? undefined : await tryMoves(ports, bundle, places);
  return {
    revision,
    records: tallied(places, tried?.results),
    recordsUnderWay: total,
    recordsLookedAt: tried?.results === undefined ? 0 : places.size,
    reasons: tried?.results && bundle ? await reasonsOf(ports, bundle, tried.results) : [],
    findings: (tried?.findings ?? []).map((finding) => ({ ...finding })),
  };
}

/** Where a record stands: the first of its steps that can be filled in. */
interface Place {
  readonly recordType: string;
  readonly step: string;
  readonly status: string;
}

/** The records of a registry that are not done, as a part of the engine sees them; who asks is told counts alone. */
async function recordsUnderWay(work: Work, registry: string) {
  const isUnderWay = and(eq(records.registry, registry), inArray(records.status, [...underWay]));
  const [all] = await work.transaction.select({ total: count() }).from(records).where(isUnderWay);
  const rows = await work.transaction
    .select()
    .from(records)
    .where(isUnderWay)
    .orderBy(desc(records.updatedAt), desc(records.id))
    .limit(mostRecords);
  const places = new Map<string, Place>();
  for (const row of rows) {
    const { machine, snapshot, recordType } = await coreOf(work, row);
    const open = machine.workflow.steps
      .map(({ id }) => ({ step: id, status: stepStatus(snapshot, id) ?? '' }))
      .find(({ status }) => status === 'open' || status === 'draft');
    places.set(row.id, { recordType: recordType.id, ...(open ?? { step: '', status: row.status }) });
  }
  return { total: all?.total ?? 0, places };
}

/** What would become of a record that moves. */
type Outcome = 'staysValid' | 'loses' | 'cannot';

const isLoss = ({ code }: MoveResult['notes'][number]): boolean => code === 'dropped' || code === 'aside';

const outcomeOf = ({ outcome, notes }: MoveResult): Outcome => {
  if (outcome === 'couldNot') return 'cannot';
  return notes.some(isLoss) ? 'loses' : 'staysValid';
};

/** What would become of records on a draft; without the answer where its migration files do not fit. */
async function tryMoves(
  ports: MovePorts,
  bundle: Bundle,
  places: ReadonlyMap<string, Place>,
): Promise<{ readonly results?: readonly MoveResult[]; readonly findings: readonly Finding[] }> {
  if (places.size === 0) return { results: [], findings: [] };
  try {
    const order = { registry: bundle.id, bundle, records: [...places.keys()], dryRun: true };
    return { results: (await moveRecords(ports, order)).results, findings: [] };
  } catch (error) {
    if (error instanceof MoveRefused) return { findings: error.findings };
    throw error;
  }
}

function tallied(
  places: ReadonlyMap<string, Place>,
  results: readonly MoveResult[] | undefined,
): RecordsImpact['records'] {
  const outcomes = new Map(results?.map((one) => [one.record, outcomeOf(one)]));
  const rows = new Map<string, RecordsImpact['records'][number]>();
  for (const [record, place] of places) {
    const key = JSON.stringify(place);
    const row = rows.get(key) ?? { ...place, count: 0, staysValid: 0, loses: 0, cannot: 0 };
    const outcome = outcomes.get(record);
    row.count += 1;
    if (outcome !== undefined) row[outcome] += 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}

/**
 * Why records could not move, and what others would lose, as sentences with the number of records each is true of. The
 * sentences name steps, fields and rules; who asks may not see answers.
 */
async function reasonsOf(
  ports: MovePorts,
  to: Bundle,
  results: readonly MoveResult[],
): Promise<RecordsImpact['reasons']> {
  const older = await publishedBundles(ports, [...new Set(results.map(({ from }) => from))]);
  const found = new Map<string, RecordsImpact['reasons'][number]>();
  for (const result of results) {
    const from = older.get(result.from);
    const outcome = outcomeOf(result);
    if (from === undefined || outcome === 'staysValid') continue;
    for (const [key, words] of sentencesOf(result, { from, to })) {
      const known = found.get(`${outcome} ${key}`) ?? { outcome, count: 0, words };
      known.count += 1;
      found.set(`${outcome} ${key}`, known);
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostReasons);
}

/** The different sentences of one record, by their text in the first language. */
function sentencesOf(
  { outcome, reasons, notes }: MoveResult,
  bundles: { readonly from: Bundle; readonly to: Bundle },
): ReadonlyMap<string, Record<string, string>> {
  const sayAll = (language: Language) =>
    outcome === 'couldNot'
      ? reasons.flatMap((reason) => reasonWords(reason, bundles, language))
      : notes.filter(isLoss).map((note) => noteWords(note, bundles, language));
  const said = languageCode.options.map((language) => [language, sayAll(language)] as const);
  const [, first] = said[0] ?? ['', []];
  return new Map(
    first.map((sentence, index) => [
      sentence,
      Object.fromEntries(said.map(([language, sentences]) => [language, sentences[index] ?? sentence])),
    ]),
  );
}
