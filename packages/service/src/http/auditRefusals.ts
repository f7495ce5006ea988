import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { type Logger, silentLogger } from '../ports.ts';
import { Problem, type ProblemKind } from '../problems/Problem.ts';
import { type LoggedAccess, logAccess } from '../records/accessLog.ts';
import type { Environment } from './environment.ts';
import type { RunAs } from './runAs.ts';

/** What is refused for what it would see or change; a broken request is none of these. */
const audited: ReadonlySet<ProblemKind> = new Set([
  'notFound',
  'forbidden',
  'refused',
  'notMovable',
  'registryStopped',
  'stale',
  'invalidData',
]);

const address = /^\/api\/records\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/(.*))?$/i;
const named = z
  .object({ type: z.string(), step: z.string(), entry: z.string(), registry: z.string() })
  .partial();

/**
 * Notes an attempt on a record, or at a new one, that was refused: who, what and why. In a transaction of its own, for
 * that of the attempt is gone. A record that is not there is noted alike, so that the two take the same time.
 */
export const auditRefusals = (runAs: RunAs, logger: Logger = silentLogger) =>
  createMiddleware<Environment>(async (c, next) => {
    await next();
    const { error } = c;
    if (!(error instanceof Problem) || !audited.has(error.kind)) return;
    const [, record, place] = address.exec(c.req.path) ?? [];
    if (record === undefined && error.kind !== 'forbidden' && error.kind !== 'registryStopped') return;
    const detail = {
      method: c.req.method,
      ...(place === undefined ? {} : placeOf(place)),
      ...asked(c.get('bodyText')),
      ...why(error),
    };
    await note(c, runAs, logger, { records: record === undefined ? [] : [record], detail });
  });

/** What is refused of giving and ending roles, of erasing and of publishing. */
const auditedOfRights: ReadonlySet<ProblemKind> = new Set([
  ...audited,
  'mayNotGrant',
  'ownAccess',
  'ownApproval',
  'approvalNeeded',
  'notErasable',
]);

/**
 * The same of what changes who may do what, and what a registry is. These are lines of no record, which no page shows:
 * they are for who looks into the database. Where somebody looks for what he may not see, that is noted too.
 */
export const auditRefusedRights = (runAs: RunAs, logger: Logger = silentLogger) =>
  createMiddleware<Environment>(async (c, next) => {
    await next();
    const { error } = c;
    if (!(error instanceof Problem) || !auditedOfRights.has(error.kind)) return;
    const detail = {
      method: c.req.method,
      place: c.req.path.replace(/^\/api\//, '').slice(0, 100),
      ...askedOfRights(c.get('bodyText')),
      ...why(error),
    };
    await note(c, runAs, logger, { records: [], detail });
  });

const why = ({ kind, details }: Problem) => ({
  problem: kind,
  ...(details.refusal === undefined ? {} : { code: details.refusal.code }),
});

async function note(
  c: Context<Environment>,
  runAs: RunAs,
  logger: Logger,
  line: Required<Pick<LoggedAccess, 'records' | 'detail'>>,
): Promise<void> {
  try {
    await runAs(c.get('actor'), (work) => logAccess(work, { what: 'refused', ...line }));
  } catch (failure) {
    // A session that has ended is nobody's. Otherwise nothing was shown: the refusal stands, and this is said.
    if (failure instanceof Problem && failure.kind === 'unauthenticated') return;
    logger.error({
      event: 'refusal not audited',
      error: failure instanceof Error ? failure.name : 'unknown',
    });
  }
}

const rights = z
  .object({ registry: z.string().max(100), role: z.string().max(100), organisation: z.string().max(100) })
  .partial();

/** Which role, where; never whom, nor the files of a draft. */
function askedOfRights(text: string | undefined): z.infer<typeof rights> {
  if (text === undefined || text === '') return {};
  return rights.catch({}).parse(JSON.parse(text));
}

/** What of the body names what was asked for; never its data. */
function asked(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || text === '') return {};
  const { type, ...rest } = named.catch({}).parse(JSON.parse(text));
  return { ...rest, ...(type === undefined ? {} : { command: type }) };
}

/** Step and entry of an address below a record, and what was asked of them; cut where somebody made them long. */
function placeOf(place: string): Readonly<Record<string, string>> {
  const [what, step, ...rest] = place.split('/').map((part) => part.slice(0, 100));
  if (what !== 'steps' || step === undefined) return { place: what ?? '' };
  const entry = rest[0] === 'entries' ? rest[1] : undefined;
  return {
    place: rest.filter((part) => part !== entry).at(-1) ?? what,
    step,
    ...(entry === undefined ? {} : { entry }),
  };
}
