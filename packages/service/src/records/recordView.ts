import { project, type StepProjection } from '@greffe/workflow';
import type { RecordView, RoundView, StepView } from '../api/index.ts';
import { counterCorrections } from '../counters/corrections.ts';
import { filesView } from '../files/filesOf.ts';
import { together } from '../support/together.ts';
import { sendingView } from '../transmission/comments.ts';
import { readHistory } from './history.ts';
import { linksView } from './links.ts';
import type { LoadedRecord, StepDataRow } from './loadRecord.ts';
import { by, type Names, namesOf } from './names.ts';
import { shownData } from './shownData.ts';
import { standInsFor } from './standIns.ts';
import type { Work } from './work.ts';

/** A record as the asker sees it: data of the steps that he may read, commands allowed, history. */
export async function recordView(work: Work, record: LoadedRecord): Promise<RecordView> {
  const { row, facts, snapshot, steps, earlier } = record;
  const projection = project(record.machine, snapshot, record.requester);
  const validators = [...steps.values(), ...earlier].map(({ validatedBy }) => validatedBy);
  const known = Object.values(snapshot.context.steps).map(({ by }) => by);
  const [names, files, sending, history, standIns] = await together(
    namesOf(work, [...validators, ...known]),
    filesView(work, record, projection.steps),
    sendingView(work, record, projection.steps),
    readHistory(work, record, projection.steps),
    standInsFor(work, record.definition.bundle, row, projection.steps),
  );
  // Not at the same time as others: for a moment the whole transaction sees more than the asker does.
  const links = await linksView(work, record);
  const counted = await counterCorrections(work, record, projection.steps);
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
    ...(standIns.length === 0 ? {} : { standIns }),
    ...files,
    ...sending,
    ...(projection.ended === undefined ? {} : { ended: { ...projection.ended } }),
    ...(counted.length === 0 ? {} : { corrections: [...(sending.corrections ?? []), ...counted] }),
    links,
    now: record.now.toISOString(),
    history,
  };
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
    ...shownData(stored, step, step.status),
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
