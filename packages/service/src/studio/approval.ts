import { and, approvalAnswers, approvalRequests, desc, eq, inArray } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { compareVersions } from '@greffe/definition/migrate';
import type { ApprovalAnswer, ApprovalRequest, ApprovalState, ApprovalView } from '../api/index.ts';
import type { DefinitionFiles } from '../definitions/sources.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { administratorOf, type DraftRow, demandRevision, filesOf, loadDraft } from './drafts.ts';
import { bundleInForce, type Standing, standingOf } from './inForce.ts';
import { namesOf } from './people.ts';

type RequestRow = typeof approvalRequests.$inferSelect;
type AnswerRow = typeof approvalAnswers.$inferSelect;

interface Asked {
  readonly request: RequestRow;
  readonly answer: AnswerRow | undefined;
}

/** What is to be approved, or published on an approval. */
export interface ApprovalOrder {
  readonly draft: string;
  readonly revision: number;
  readonly version: string;
  readonly notes: string;
}

/**
 * Whether publishing takes a second person: the version in force says so, or the draft. Were it the draft alone, whoever
 * wants to be alone would take the demand out first.
 */
export function needsApproval(
  older: Pick<Bundle, 'approval'> | undefined,
  draft: Pick<Bundle, 'approval'> | DefinitionFiles,
): boolean {
  const asks = 'form.json' in draft ? asksForApproval(draft) : draft.approval === 'secondPerson';
  return asks || older?.approval === 'secondPerson';
}

/** By the text of its file, for a draft that may be broken. */
function asksForApproval(files: DefinitionFiles): boolean {
  try {
    const form: unknown = JSON.parse(files['form.json'] ?? '{}');
    return (
      typeof form === 'object' && form !== null && 'approval' in form && form.approval === 'secondPerson'
    );
  } catch {
    // Broken, so that nothing can be published of it.
    return false;
  }
}

/** How far the approval of a draft is, for who asks. */
export async function readApproval(work: Work, id: string): Promise<ApprovalView> {
  const row = await loadDraft(work, id, 'read');
  const person = administratorOf(work, row.registry);
  const older = await bundleInForce(work, row.registry);
  const isNeeded = needsApproval(older, await filesOf(work, id));
  const asked = (await lastAsked(work, [id])).get(id);
  if (asked === undefined) return { isNeeded, canAnswer: false, canPublish: false };
  const voidedBy = voidOf(asked.request, row, await standingOf(work));
  const { request, answer } = asked;
  return {
    isNeeded,
    request: await requestView(work, asked, voidedBy),
    canAnswer: voidedBy === undefined && answer === undefined && request.actor !== person,
    canPublish: voidedBy === undefined && answer?.answer === 'approved' && answer.actor !== person,
  };
}

async function requestView(
  work: Work,
  { request, answer }: Asked,
  voidedBy: ApprovalRequest['voidedBy'],
): Promise<ApprovalRequest> {
  const nameOf = await namesOf(work, [request.actor, answer?.actor ?? request.actor]);
  const { id, revision, version, notes, at, actor } = request;
  return {
    id,
    revision,
    version,
    notes,
    at: at.toISOString(),
    by: { name: nameOf(actor) },
    ...(answer && {
      answered: {
        answer: answer.answer,
        reason: answer.reason,
        at: answer.at.toISOString(),
        by: { name: nameOf(answer.actor) },
      },
    }),
    ...(voidedBy && { voidedBy }),
  };
}

/** Why a request no longer counts; undefined while it does. */
function voidOf(
  request: RequestRow,
  row: Pick<DraftRow, 'revision' | 'registry'>,
  { inForce, greatest }: Standing,
): ApprovalRequest['voidedBy'] {
  if (request.inForce !== (inForce.get(row.registry) ?? null)) return 'publication';
  // Published and withdrawn meanwhile: the same is in force again, and the number is used for good.
  const used = greatest.get(row.registry);
  if (used !== undefined && compareVersions(request.version, used) <= 0) return 'publication';
  return request.revision === row.revision ? undefined : 'edit';
}

/** The last request of each of some drafts, with its answer. */
async function lastAsked(
  { transaction }: Pick<Work, 'transaction'>,
  drafts: readonly string[],
): Promise<ReadonlyMap<string, Asked>> {
  if (drafts.length === 0) return new Map();
  const rows = await transaction
    .selectDistinctOn([approvalRequests.draft])
    .from(approvalRequests)
    .leftJoin(approvalAnswers, eq(approvalAnswers.request, approvalRequests.id))
    .where(inArray(approvalRequests.draft, [...drafts]))
    .orderBy(approvalRequests.draft, desc(approvalRequests.id));
  return new Map(
    rows.map((row) => [
      row.approval_requests.draft,
      { request: row.approval_requests, answer: row.approval_answers ?? undefined },
    ]),
  );
}

/** Requests that count, by draft, for a list of drafts. */
export async function approvalStates(
  work: Work,
  rows: readonly DraftRow[],
): Promise<ReadonlyMap<string, ApprovalState>> {
  const asked = await lastAsked(
    work,
    rows.map(({ id }) => id),
  );
  if (asked.size === 0) return new Map();
  const standing = await standingOf(work);
  const nameOf = await namesOf(
    work,
    [...asked.values()].map(({ request }) => request.actor),
  );
  const person = work.actor.kind === 'person' ? work.actor.id : undefined;
  return new Map(
    rows.flatMap((row): [string, ApprovalState][] => {
      const { request, answer } = asked.get(row.id) ?? {};
      if (!request || voidOf(request, row, standing)) return [];
      const canAnswer = answer === undefined && request.actor !== person;
      const state = answer?.answer ?? 'asked';
      return [[row.id, { version: request.version, by: { name: nameOf(request.actor) }, state, canAnswer }]];
    }),
  );
}

/** Asks for the approval of a draft that was checked. @throws Problem 412 when it changed meanwhile. */
export async function askForApproval(work: Work, order: ApprovalOrder): Promise<void> {
  const { draft, revision, version, notes } = order;
  const row = await loadDraft(work, draft, 'change');
  demandRevision(row, revision);
  const { registry } = row;
  const actor = administratorOf(work, registry);
  const inForce = (await bundleInForce(work, registry))?.hash ?? null;
  const request = { draft, registry, revision, version, notes, inForce, at: work.now, actor };
  await work.transaction.insert(approvalRequests).values(request);
}

/** @throws Problem 409 for who asked, and for a request that was answered or no longer counts. */
export async function answerApproval(work: Work, id: string, given: ApprovalAnswer): Promise<void> {
  // Held to the end, so that no edit comes between what was looked at and what is said of it.
  const row = await loadDraft(work, id, 'change');
  const actor = administratorOf(work, row.registry);
  const asked = (await lastAsked(work, [id])).get(id);
  if (asked === undefined || asked.request.id !== given.request || asked.answer !== undefined)
    throw new Problem('approvalGone');
  if (voidOf(asked.request, row, await standingOf(work)) !== undefined) throw new Problem('approvalGone');
  if (asked.request.actor === actor) throw new Problem('ownApproval');
  const { registry } = row;
  const { request, answer, reason = '' } = given;
  await work.transaction
    .insert(approvalAnswers)
    .values({ request, registry, answer, reason, at: work.now, actor });
}

/**
 * The request on whose approval a draft may be published now, by this person: approved, of this very draft, under this
 * number and with these notes. @throws Problem 409 where there is none.
 */
export async function demandApproval(work: Work, row: DraftRow, order: ApprovalOrder): Promise<number> {
  const person = administratorOf(work, row.registry);
  const asked = (await lastAsked(work, [row.id])).get(row.id);
  if (asked?.answer?.answer !== 'approved') throw new Problem('approvalNeeded');
  const { request, answer } = asked;
  const isThis = request.version === order.version && request.notes === order.notes;
  if (!isThis || voidOf(request, row, await standingOf(work)) !== undefined)
    throw new Problem('approvalNeeded');
  if (answer.actor === person) throw new Problem('ownApproval');
  return request.id;
}

/** Who approved versions, by the ids of the requests. */
export async function approversOf(
  { transaction }: Work,
  requests: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (requests.length === 0) return new Map();
  const rows = await transaction
    .select({ request: approvalAnswers.request, actor: approvalAnswers.actor })
    .from(approvalAnswers)
    .where(and(inArray(approvalAnswers.request, [...requests]), eq(approvalAnswers.answer, 'approved')));
  return new Map(rows.map(({ request, actor }) => [request, actor]));
}
