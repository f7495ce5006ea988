import { and, count, desc, eq, inArray, records } from '@greffe/database';
import type { Bundle, Finding } from '@greffe/definition';
import { stepStatus } from '@greffe/workflow';
import type { DraftImpact, Language } from '../api/index.ts';
import type { DefinitionFiles } from '../definitions/sources.ts';
import type { RunAs } from '../http/runAs.ts';
import { clockActor } from '../records/elapse.ts';
import { coreOf } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { type MovePorts, MoveRefused, type MoveResult, moveRecords } from '../versions/index.ts';
import { changesBetween } from './changes.ts';
import type { CheckOrder, CheckReport, DefinitionChecker } from './check/types.ts';
import { filesOf, loadDraft } from './drafts.ts';
import { bundleInForce } from './inForce.ts';

/** Records that are tried on a draft at most: the ones that changed last. */
const mostRecords = 500;
const underWay = ['open', 'sending', 'correctionsNeeded'] as const;

/** What a draft is compared with: its files, and the version in force. */
export interface ImpactGround {
  readonly order: CheckOrder;
  readonly older: Bundle | undefined;
}

export async function loadImpactGround(work: Work, id: string, language: Language): Promise<ImpactGround> {
  const row = await loadDraft(work, id, 'read');
  const shared = JSON.parse(row.shared) as DefinitionFiles;
  const files = await filesOf(work, id);
  const { registry } = row;
  return {
    order: { registry, files, shared, language, compiles: false },
    older: await bundleInForce(work, registry),
  };
}

/** What publishing a draft would mean: differences, findings, proofs, cases, and what becomes of records under way. */
export async function impactOf(
  {
    runAs,
    ports,
    checker,
  }: { readonly runAs: RunAs; readonly ports: MovePorts; readonly checker: DefinitionChecker },
  { order, older }: ImpactGround,
): Promise<DraftImpact> {
  const report = await checker.check(order);
  const { bundle } = report;
  const standing = await runAs(clockActor, (work) => recordsUnderWay(work, order.registry));
  const tried = bundle === undefined ? undefined : await tryMoves(ports, bundle, standing.places);
  return {
    changes: bundle === undefined ? [] : changesBetween(older, bundle),
    findings: [...report.findings, ...(tried?.findings ?? [])].map((finding) => ({ ...finding })),
    ...verifierOf(report),
    cases: {
      passed: report.cases.passed,
      failed: report.cases.failed.map(({ file, title, differences }) => ({
        file,
        title,
        differences: differences.map((difference) => ({ ...difference })),
      })),
    },
    records: tallied(standing.places, tried?.outcomes),
    recordsUnderWay: standing.total,
    recordsLookedAt: tried?.outcomes === undefined ? 0 : standing.places.size,
  };
}

function verifierOf({ verifier }: CheckReport): Pick<DraftImpact, 'verifier'> {
  if (verifier === undefined) return {};
  const results = verifier.results.map(({ recordType, property, title, answer, violations, left }) => ({
    recordType,
    property,
    title,
    answer,
    left: [...left],
    violations: violations.map(({ finding, trace }) => ({ finding: { ...finding }, trace: [...trace] })),
  }));
  return { verifier: { isProved: verifier.isProved, results } };
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

const outcomeOf = ({ outcome, notes }: MoveResult): Outcome => {
  if (outcome === 'couldNot') return 'cannot';
  return notes.some(({ code }) => code === 'dropped' || code === 'aside') ? 'loses' : 'staysValid';
};

/** What would become of records on a draft; without the answer where its migration files do not fit. */
async function tryMoves(
  ports: MovePorts,
  bundle: Bundle,
  places: ReadonlyMap<string, Place>,
): Promise<{ readonly outcomes?: ReadonlyMap<string, Outcome>; readonly findings: readonly Finding[] }> {
  if (places.size === 0) return { outcomes: new Map(), findings: [] };
  try {
    const order = { registry: bundle.id, bundle, records: [...places.keys()], dryRun: true };
    const { results } = await moveRecords(ports, order);
    return { outcomes: new Map(results.map((one) => [one.record, outcomeOf(one)])), findings: [] };
  } catch (error) {
    if (error instanceof MoveRefused) return { findings: error.findings };
    throw error;
  }
}

function tallied(
  places: ReadonlyMap<string, Place>,
  outcomes: ReadonlyMap<string, Outcome> | undefined,
): DraftImpact['records'] {
  const rows = new Map<string, DraftImpact['records'][number]>();
  for (const [record, place] of places) {
    const key = JSON.stringify(place);
    const row = rows.get(key) ?? { ...place, count: 0, staysValid: 0, loses: 0, cannot: 0 };
    const outcome = outcomes?.get(record);
    row.count += 1;
    if (outcome !== undefined) row[outcome] += 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}
