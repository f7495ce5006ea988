import type { StepData } from '@greffe/definition';
import {
  dropUnknown,
  type Kept,
  type MigratedBack,
  migrateBack,
  migrateData,
  type Operation,
} from '@greffe/definition/migrate';
import { newerNames, olderNames, type StepNames } from './migrateSnapshot.ts';
import type { DataRow, KeptRow, VersionParts } from './types.ts';

type Layer = KeptRow['layer'];
const layers: readonly Layer[] = ['draft', 'validated'];

/** A value that did not come along, and in which row it stood; `isLost` when the operations meant it to. */
export interface LeftBehind {
  readonly row: Pick<DataRow, 'step' | 'round' | 'entry'>;
  readonly layer: Layer;
  readonly step: string;
  readonly pointer: string;
  readonly isLost: boolean;
}

export interface MigratedRows {
  readonly rows: readonly DataRow[];
  readonly kept: readonly KeptRow[];
  readonly left: readonly LeftBehind[];
}

/** Which rows hold a step's present answers, side by side with other steps'. */
type IsPresent = (row: DataRow) => boolean;

/** Rows of the same moment go together, so that an answer can move from one step to another; each other row alone. */
function groupsOf(rows: readonly DataRow[], isPresent: IsPresent): readonly (readonly DataRow[])[] {
  return [rows.filter(isPresent), ...rows.filter((row) => !isPresent(row)).map((row) => [row])];
}

const keyOf = (group: readonly DataRow[], isPresent: IsPresent, name: StepNames): KeptRow['row'] => {
  const [row] = group;
  if (!row || isPresent(row)) return undefined;
  return { step: name(row.step), round: row.round, entry: row.entry };
};

/** The data of one layer, by step. */
function dataOf(group: readonly DataRow[], layer: Layer): Record<string, StepData> {
  return Object.fromEntries(group.flatMap((row) => (row[layer] ? [[row.step, row[layer]]] : [])));
}

type Changed = { readonly data: Readonly<Record<string, StepData>>; readonly kept: readonly Kept[] };

/** Rows under their new names with their new data; a row that a step did not have yet is made when it gets some. */
function rowsWith(
  group: readonly DataRow[],
  name: StepNames,
  changed: Readonly<Record<Layer, Changed['data']>>,
): DataRow[] {
  const known = group.map(({ step, round, entry }) => ({ step: name(step), round, entry }));
  const made = Object.keys(changed.draft)
    .filter((step) => !known.some((row) => row.step === step))
    .map((step) => ({ step, round: 1, entry: '' }));
  return [...known, ...made].map((row) => {
    const [draft, validated] = layers.map((layer) => changed[layer][row.step]);
    return { ...row, ...(draft && { draft }), ...(validated && { validated }) };
  });
}

/** Steps that an answer comes to, under their names at the start: an empty draft is room enough. */
function roomFor(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation, index) => {
    if (operation.op !== 'move') return [];
    return [olderNames(operations.slice(0, index))(operation.to.step)];
  });
}

const isEmpty = (data: StepData | undefined) => data !== undefined && Object.keys(data).length === 0;

/** Carries every row over to the newer version. */
export function migrateRows(
  rows: readonly DataRow[],
  operations: readonly Operation[],
  to: VersionParts,
  isPresent: IsPresent,
): MigratedRows {
  const name = newerNames(operations);
  const kept: KeptRow[] = [];
  const left: LeftBehind[] = [];
  const migrated = groupsOf(rows, isPresent).flatMap((group) => {
    const row = keyOf(group, isPresent, name);
    const changed = Object.fromEntries(
      layers.map((layer) => {
        const data = dataOf(group, layer);
        const room = layer === 'draft' && row === undefined ? roomFor(operations) : [];
        const added = room.filter((step) => !Object.hasOwn(data, step));
        const padded = { ...data, ...Object.fromEntries(added.map((step) => [step, {}])) };
        const done = migrateData(operations, padded);
        const fitted = dropUnknown(to.bundle, done.data, operations.length);
        const all = [...done.kept, ...fitted.kept];
        if (all.length > 0) kept.push({ ...(row && { row }), layer, operations: all });
        const place = (step: string) => row ?? { step, round: roundOf(group, name, step), entry: '' };
        left.push(
          ...done.problems.map(({ operation, step, pointer }) => {
            const final = newerNames(operations.slice(operation))(step);
            return { row: place(final), layer, step: final, pointer, isLost: true };
          }),
          ...fitted.dropped.map(({ step, pointer }) => ({
            row: place(step),
            layer,
            step,
            pointer,
            isLost: false,
          })),
        );
        const wanted = Object.entries(fitted.data).filter(
          ([step, values]) => !(isEmpty(values) && added.map(name).includes(step)),
        );
        return [layer, Object.fromEntries(wanted)];
      }),
    ) as Record<Layer, Changed['data']>;
    return rowsWith(group, name, changed);
  });
  return { rows: migrated, kept, left };
}

const roundOf = (group: readonly DataRow[], name: StepNames, step: string) =>
  group.find((row) => name(row.step) === step)?.round ?? 1;

/** Carries every row back to the older version, with what the way there kept. */
export function migrateRowsBack(
  rows: readonly DataRow[],
  operations: readonly Operation[],
  kept: readonly KeptRow[],
  to: VersionParts,
  isPresent: IsPresent,
): MigratedRows {
  const name = olderNames(operations);
  const left: LeftBehind[] = [];
  const migrated = groupsOf(rows, isPresent).flatMap((group) => {
    const row = keyOf(group, isPresent, (step) => step);
    const changed = Object.fromEntries(
      layers.map((layer) => {
        const mine = kept.find((one) => one.layer === layer && isSameRow(one.row, row));
        const back: MigratedBack = migrateBack(operations, mine?.operations ?? [], dataOf(group, layer));
        const fitted = dropUnknown(to.bundle, back.data, 0);
        const place = (step: string) => ({ step, round: row?.round ?? 1, entry: row?.entry ?? '' });
        left.push(
          ...back.lost.map(({ operation, step, pointer }) => {
            const final = olderNames(operations.slice(0, operation))(step);
            return { row: place(final), layer, step: final, pointer, isLost: true };
          }),
          ...fitted.dropped.map(({ step, pointer }) => ({
            row: place(step),
            layer,
            step,
            pointer,
            isLost: false,
          })),
        );
        return [layer, fitted.data];
      }),
    ) as Record<Layer, Changed['data']>;
    return rowsWith(group, name, changed);
  });
  return { rows: migrated, kept: [], left };
}

function isSameRow(one: KeptRow['row'], other: KeptRow['row']): boolean {
  if (!one || !other) return one === other;
  return one.step === other.step && one.round === other.round && one.entry === other.entry;
}
