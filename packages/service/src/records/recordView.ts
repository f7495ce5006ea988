import { inArray, persons } from '@greffe/database';
import { initialData, type StepData } from '@greffe/definition';
import { project, type StepProjection } from '@greffe/workflow';
import type { RecordView, RoundView, StepView } from '../api/index.ts';
import { readHistory } from './history.ts';
import { linksView } from './links.ts';
import type { LoadedRecord, StepDataRow } from './loadRecord.ts';
import type { Work } from './work.ts';

/** Names of people by their id. */
export type Names = ReadonlyMap<string, string>;

/** A record as the asker sees it: data of the steps that he may read, commands allowed, history. */
export async function recordView(work: Work, record: LoadedRecord): Promise<RecordView> {
  const { row, facts, snapshot, steps, earlier } = record;
  const projection = project(record.machine, snapshot, record.requester);
  const validators = [...steps.values(), ...earlier].map(({ validatedBy }) => validatedBy);
  const known = Object.values(snapshot.context.steps).map(({ by }) => by);
  const names = await namesOf(work, [...validators, ...known]);
  return {
    id: row.id,
    registry: row.registry,
    recordType: row.recordType,
    definition: row.definition,
    revision: row.revision,
    status: projection.status,
    ...(row.code === null ? {} : { code: row.code }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    organisation: facts.organisation,
    author: facts.author,
    facts,
    steps: projection.steps.map((step) => stepView(record, step, names)),
    ...(projection.ended === undefined ? {} : { ended: { ...projection.ended } }),
    links: await linksView(work, record),
    now: record.now.toISOString(),
    history: await readHistory(work, record, projection.steps),
  };
}

/** Names of the people with these ids; of who came by a hub's link with the number, for nobody here knows them. */
export async function namesOf(work: Work, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const asked = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (asked.length === 0) return new Map();
  const rows = await work.transaction
    .select({
      id: persons.id,
      givenName: persons.givenName,
      familyName: persons.familyName,
      number: persons.number,
    })
    .from(persons)
    .where(inArray(persons.id, asked));
  const withNumber = (id: string, number: string | null) => (id.startsWith('hub:') ? ` (${number})` : '');
  return new Map(
    rows.map(({ id, givenName, familyName, number }) => [
      id,
      `${givenName} ${familyName}${withNumber(id, number)}`,
    ]),
  );
}

/** Who did it, where that is known. */
export function by(names: Names, id: string | null | undefined): { readonly by?: { readonly name: string } } {
  const name = id === null || id === undefined ? undefined : names.get(id);
  return name === undefined ? {} : { by: { name } };
}

function stepView(record: LoadedRecord, step: StepProjection, names: Names): StepView {
  const stored = record.steps.get(step.id);
  const repeat = record.machine.step(step.id)?.repeat?.kind;
  const isValidated = step.status === 'validated' || step.status === 'locked';
  const { until, due, tally, outcome } = step;
  const own = record.snapshot.context.steps[step.id];
  return {
    id: step.id,
    status: step.status,
    round: step.round,
    since: step.since,
    data: step.isReadable ? { ...shownData(stored, isValidated) } : {},
    isReadable: step.isReadable,
    ...(stored?.savedAt ? { savedAt: stored.savedAt.toISOString() } : {}),
    commands: [...step.commands],
    waitsFor: step.waitsFor.map((reason) => ({ ...reason })),
    roles: [...step.roles],
    mode: step.mode,
    ...(outcome === undefined ? {} : { outcome }),
    ...(until === undefined ? {} : { until }),
    held: step.held.map(({ message, to }) => ({ message, to: [...to] })),
    ...(due === undefined ? {} : { due }),
    ...(tally === undefined ? {} : { tally: { ...tally } }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(isValidated ? by(names, own?.by) : {}),
    rounds: record.earlier
      .filter((row) => row.step === step.id && row.round < step.round)
      .map((row) => roundView(row, step.isReadable, names)),
  };
}

function roundView(row: StepDataRow, isReadable: boolean, names: Names): RoundView {
  const { round, outcome, validated, validatedAt, validatedBy } = row;
  return {
    round,
    data: isReadable ? { ...validated } : {},
    ...(outcome === null || !isReadable ? {} : { outcome }),
    ...(validatedAt === null ? {} : { validatedAt: validatedAt.toISOString() }),
    ...by(names, validatedBy),
  };
}

/** What was validated while it stands so; otherwise the draft, which keeps what is hidden at present. */
function shownData(stored: StepDataRow | undefined, isValidated: boolean): StepData {
  if (isValidated) return stored?.validated ?? {};
  return stored?.draft ?? stored?.validated ?? {};
}

/** The same of an entry, which begins with initial values when it is first looked at. */
export function entryData(record: LoadedRecord, stored: StepDataRow): StepData {
  const isValidated = stored.status === 'validated' || stored.status === 'locked';
  const shown = isValidated ? stored.validated : (stored.draft ?? stored.validated);
  return shown ?? initialData(record.definition.bundle, stored.step, record.facts);
}
