import { definitions, eq } from '@greffe/database';
import type { Bundle, Finding } from '@greffe/definition';
import { compareVersions } from '@greffe/definition/migrate';
import type { PublishedVersion } from '../api/index.ts';
import { lockRegistry } from '../definitions/force.ts';
import { storePublication } from '../definitions/publish.ts';
import type { DefinitionFiles, DefinitionSources } from '../definitions/sources.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { type ApprovalOrder, demandApproval, needsApproval } from './approval.ts';
import { changesBetween } from './changes.ts';
import type { CheckOrder, CheckReport, DefinitionChecker } from './check/types.ts';
import { administratorOf, demandRevision, filesOf, loadDraft, writeFiles } from './drafts.ts';
import { bundleInForce } from './inForce.ts';

/** What is to be published: a draft at a revision, under a number. */
export type PublicationOrder = ApprovalOrder;

/** A draft's files as they will be published, read before they are checked. */
export interface Candidate extends DefinitionSources {
  readonly registry: string;
}

/**
 * @throws Problem 412 for another revision, 422 for a version number that is none or does not grow, 409 to `publish`
 * without the approval that it takes.
 */
export async function loadCandidate(
  work: Work,
  order: PublicationOrder,
  purpose: 'publish' | 'askForApproval',
): Promise<Candidate> {
  const row = await loadDraft(work, order.draft, 'read');
  demandRevision(row, order.revision);
  await demandGrowth(work, row.registry, order.version);
  const files = withVersion(await filesOf(work, row.id), order.version);
  // Told before a minute of checks; it is demanded again when they are done.
  if (purpose === 'publish' && needsApproval(await bundleInForce(work, row.registry), files))
    await demandApproval(work, row, order);
  return { registry: row.registry, files, shared: JSON.parse(row.shared) as DefinitionFiles };
}

async function demandGrowth({ transaction }: Work, registry: string, version: string): Promise<void> {
  const refuse = (code: string, params = {}) =>
    new Problem('invalidData', { errors: [{ pointer: '/version', code, params }] });
  if (!/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/.test(version)) throw refuse('version');
  // Withdrawn ones too: a number names one version for good.
  const all = await transaction
    .select({ version: definitions.version })
    .from(definitions)
    .where(eq(definitions.registry, registry));
  const greatest = all
    .map((one) => one.version)
    .sort(compareVersions)
    .at(-1);
  if (greatest !== undefined && compareVersions(version, greatest) <= 0)
    throw refuse('versionNotGreater', { present: greatest });
}

/** The same files with the version's number in form.json, which is written again only where it says another. */
function withVersion(files: DefinitionFiles, version: string): DefinitionFiles {
  const text = files['form.json'];
  if (text === undefined) return files;
  let form: unknown;
  try {
    form = JSON.parse(text);
  } catch {
    // The linter says where it is broken.
    return files;
  }
  if (typeof form !== 'object' || form === null || Array.isArray(form)) return files;
  if ((form as { version?: unknown }).version === version) return files;
  return { ...files, 'form.json': `${JSON.stringify({ ...form, version }, null, 2)}\n` };
}

/** Lints, proves, runs the cases and compiles. @throws Problem 409 with everything that stands in the way. */
export async function checkCandidate(
  checker: DefinitionChecker,
  candidate: Candidate,
  { language, compiles }: Pick<CheckOrder, 'language' | 'compiles'>,
): Promise<CheckReport & { readonly bundle: Bundle }> {
  const report = await checker.check({ ...candidate, language, compiles });
  const { bundle } = report;
  const findings = obstaclesOf(report);
  if (bundle === undefined || findings.length > 0)
    throw new Problem('notPublishable', { findings: findings.slice(0, 200) });
  return { ...report, bundle };
}

/** What stands in the way of a version: errors, what is not proved, cases that do not hold. */
export function obstaclesOf({ findings, verifier, cases }: CheckReport): readonly Finding[] {
  const place = { severity: 'error', file: 'workflow.json', pointer: '' } as const;
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...(verifier?.results ?? []).flatMap(({ answer, violations, title, left }): Finding[] =>
      answer === 'notFullyExplored'
        ? [{ ...place, code: 'verify.not-fully-explored', message: [title, ...left].join(' ') }]
        : violations.map(({ finding }) => ({ ...finding, severity: 'error' })),
    ),
    ...cases.failed.flatMap(({ file, title, differences }) =>
      differences.map(({ pointer, message }): Finding => {
        return { severity: 'error', code: 'case.differs', file, pointer, message: `${title}: ${message}` };
      }),
    ),
  ];
}

/** Publishes what was checked, in force at once, and keeps the draft on it. @throws Problem 412 when it changed meanwhile. */
export async function publishCandidate(
  work: Work,
  order: PublicationOrder,
  candidate: Candidate,
  { bundle, compiled }: CheckReport & { readonly bundle: Bundle },
): Promise<PublishedVersion> {
  const { registry, files, shared } = candidate;
  await lockRegistry(work.transaction, registry);
  const row = await loadDraft(work, order.draft, 'change');
  demandRevision(row, order.revision);
  await demandGrowth(work, registry, order.version);
  const actor = administratorOf(work, registry);
  const older = await bundleInForce(work, registry);
  const approval = needsApproval(older, bundle) ? await demandApproval(work, row, order) : undefined;
  await storePublication(work.transaction, {
    bundle,
    compiled,
    sources: { files, shared },
    actor,
    at: work.now,
    notes: order.notes,
    changes: changesBetween(older, bundle),
    ...(approval !== undefined && { approval }),
  });
  const form = files['form.json'];
  const { revision } = await writeFiles(
    work,
    row,
    form === undefined ? {} : { 'form.json': form },
    actor,
    bundle.hash,
  );
  return { hash: bundle.hash, version: bundle.version, revision };
}
