import { and, asc, definitions, eq, gt, inArray, records } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import { type Operation, prepareMigration } from '@greffe/definition/migrate';
import { canMove, newerNames, olderNames } from '@greffe/workflow/migrate';
import { DefinitionStore, type LoadedDefinition, loadedDefinition } from '../definitions/DefinitionStore.ts';
import { createRunAs, type RunAs } from '../http/runAs.ts';
import { type Ports, silentLogger } from '../ports.ts';
import { clockActor, elapsed } from '../records/elapse.ts';
import { loadRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { MoveRefused } from './MoveRefused.ts';
import { loadMovable, partsOf } from './movable.ts';
import { changedEntries, stateHash, storeMove } from './storeMove.ts';
import type { MovedPayload, MoveOrder, MoveReport, MoveResult } from './types.ts';

export type MovePorts = Pick<
  Ports,
  'database' | 'queue' | 'recordKeys' | 'clock' | 'logger' | 'createSchemaValidator'
>;

/** What a move of one record needs, made once for all of them. */
export interface Mover {
  readonly runAs: RunAs;
  readonly ports: MovePorts;
  readonly order: MoveOrder;
}

interface Found {
  readonly id: string;
  readonly code: string | null;
  readonly definition: string;
}

/** What became of one record, less what names it. */
export type Outcome = Pick<MoveResult, 'outcome' | 'notes' | 'reasons'> & { readonly to: string };

const batch = 200;

/**
 * Moves the records of a registry to a version, each in a transaction of its own, and says what became of each: never
 * silently. With `dryRun` nothing is written. @throws MoveRefused for a version that is not known, or whose migration
 * files do not fit.
 */
export async function moveRecords(ports: MovePorts, order: MoveOrder): Promise<MoveReport> {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  const target = await targetOf(runAs, ports, order);
  const planned = new Map<string, readonly Operation[]>();
  return moveEach({ runAs, ports, order }, async (work, found) => {
    if (found.definition === target.bundle.hash) return untouched(target.bundle.hash);
    const from = await work.definitions.load(work.transaction, found.definition);
    const operations = planned.get(found.definition) ?? operationsBetween(from, target);
    planned.set(found.definition, operations);
    return moveOne(work, ports, order, found.id, target, operations);
  });
}

async function targetOf(runAs: RunAs, ports: MovePorts, order: MoveOrder): Promise<LoadedDefinition> {
  const { bundle, dryRun, registry, to = 'inforce' } = order;
  if (bundle === undefined) return runAs(clockActor, (work) => versionOf(work, registry, to));
  if (!dryRun) throw new MoveRefused('A version is published before records are moved to it.');
  return loadedDefinition(bundle, ports.createSchemaValidator ?? createSchemaValidator);
}

/** The bundles of published versions, by hash; what was never published is absent. */
export function publishedBundles(
  ports: MovePorts,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Bundle>> {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  return runAs(clockActor, async ({ transaction }) => {
    const rows = await transaction
      .select({ hash: definitions.hash, bundle: definitions.bundle })
      .from(definitions)
      .where(inArray(definitions.hash, [...hashes]));
    return new Map(rows.map(({ hash, bundle }) => [hash, JSON.parse(bundle) as Bundle]));
  });
}

/** Runs a move of each record that an order means, and puts the answers together. */
export async function moveEach(
  { runAs, ports, order }: Mover,
  move: (work: Work, found: Found) => Promise<Outcome>,
): Promise<MoveReport> {
  const results: MoveResult[] = [];
  for await (const found of recordsOf(runAs, order)) {
    const { id: record, code, definition: from } = found;
    try {
      results.push({ record, code, from, ...(await runAs(clockActor, (work) => move(work, found))) });
    } catch (error) {
      if (error instanceof MoveRefused) throw error;
      const { logger = silentLogger } = ports;
      // Messages may quote data: what is said is that it failed, and of what kind.
      logger.error({ event: 'moveFailed', record, error: error instanceof Error ? error.name : 'unknown' });
      results.push({
        record,
        code,
        from,
        to: from,
        outcome: 'couldNot',
        notes: [],
        reasons: [{ code: 'failed' }],
      });
    }
  }
  const count = (outcome: MoveResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return {
    registry: order.registry,
    dryRun: order.dryRun,
    results,
    moved: count('moved'),
    couldNot: count('couldNot'),
    untouched: count('untouched'),
  };
}

export const untouched = (to: string): Outcome => ({ outcome: 'untouched', to, notes: [], reasons: [] });

/** The records that an order means, oldest first. */
async function* recordsOf(
  runAs: RunAs,
  { registry, from, records: chosen }: MoveOrder,
): AsyncGenerator<Found> {
  let after: string | undefined;
  for (;;) {
    const found = await runAs(clockActor, ({ transaction }) =>
      transaction
        .select({ id: records.id, code: records.code, definition: records.definition })
        .from(records)
        .where(
          and(
            eq(records.registry, registry),
            from === undefined ? undefined : eq(records.definition, from),
            chosen === undefined ? undefined : inArray(records.id, [...chosen]),
            after === undefined ? undefined : gt(records.id, after),
          ),
        )
        .orderBy(asc(records.id))
        .limit(batch),
    );
    yield* found;
    after = found.at(-1)?.id;
    if (found.length < batch) return;
  }
}

/** A published version by its hash, its first twelve digits, or `inforce`. @throws MoveRefused where there is none. */
export async function versionOf(work: Work, registry: string, name: string): Promise<LoadedDefinition> {
  const all = await work.transaction
    .select({ hash: definitions.hash, inForce: definitions.inForce })
    .from(definitions)
    .where(eq(definitions.registry, registry));
  const fitting = all.filter(({ hash, inForce }) =>
    name === 'inforce' ? inForce : name.length >= 12 && hash.startsWith(name),
  );
  const [found] = fitting;
  if (all.length === 0) throw new MoveRefused(`No version of "${registry}" was published here.`);
  if (found === undefined || fitting.length > 1)
    throw new MoveRefused(
      `No version of "${registry}" is called "${name}": give its hash, or at least the first twelve digits of it.`,
    );
  return work.definitions.load(work.transaction, found.hash);
}

function operationsBetween(from: LoadedDefinition, to: LoadedDefinition): readonly Operation[] {
  const { operations, findings } = prepareMigration(from.bundle, to.bundle);
  if (findings.length > 0)
    throw new MoveRefused('The migration files do not fit these two versions.', findings);
  return operations;
}

async function moveOne(
  work: Work,
  { queue }: MovePorts,
  { dryRun }: MoveOrder,
  id: string,
  to: LoadedDefinition,
  operations: readonly Operation[],
): Promise<Outcome> {
  const found = await loadRecord(work, id, dryRun ? 'read' : 'change');
  const record = dryRun ? found : await elapsed(work, queue, found);
  const couldNot = (reasons: MoveResult['reasons']): Outcome => ({
    outcome: 'couldNot',
    to: to.bundle.hash,
    notes: [],
    reasons,
  });
  const [before, after] = [record.definition, to].map((version) => partsOf(version, record.row.recordType));
  if (!before || !after) return couldNot([{ code: 'recordType' }]);
  const loaded = await loadMovable(work, record, to);
  const move = { from: before, to: after, operations };
  const check = canMove(loaded.movable, move, record.now.toISOString());
  if (!check.ok) return couldNot(check.reasons);
  if (!dryRun) {
    const payload: Omit<MovedPayload, 'from' | 'definition'> = {
      operations,
      kept: check.kept,
      notes: check.notes,
      before: record.snapshot,
      placed: check.placed,
      after: stateHash(check.decision.snapshot),
      revision: record.row.revision + 1,
      ...changedEntries(
        loaded,
        check,
        olderNames(operations),
        (step) => after.machine.step(newerNames(operations)(step)) !== undefined,
      ),
    };
    await storeMove(work, queue, loaded, check, {
      to,
      nameAfter: newerNames(operations),
      payload: { ...payload },
    });
  }
  return { outcome: 'moved', to: to.bundle.hash, notes: check.notes, reasons: [] };
}
