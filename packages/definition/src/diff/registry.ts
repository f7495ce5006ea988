import type { Bundle, RecordType, Role } from '../types.ts';
import { type Comparison, change, isEqual, newerAddress, sides } from './comparison.ts';
import type { Change, ChangeKind } from './types.ts';

const settings = ['legalBasis', 'support', 'codePrefix', 'example', 'approval', 'retention'] as const;

/** What has changed of the registry as a whole: languages, settings, roles, record types. */
export function registryChanges(comparison: Comparison): Change[] {
  const { older, newer } = comparison;
  const languages = sides(older.languages, newer.languages, (language) => language);
  const roles = sides(older.roles, newer.roles, ({ id }) => id);
  const types = sides(older.recordTypes, newer.recordTypes, ({ id }) => id);
  return [
    ...languages.added.map((id) => change('languageAdded', 'harmless', { id })),
    ...languages.removed.map((id) => change('languageRemoved', 'harmless', { id })),
    ...settings
      .filter((id) => !isEqual(older[id], newer[id]))
      .map((id) => change('setting', 'harmless', { id }, plain(older, id), plain(newer, id))),
    ...roles.added.map(({ id }) => change('roleAdded', 'harmless', { id })),
    ...roles.removed.map(({ id }) => change('roleRemoved', 'harmless', { id })),
    ...roles.both.flatMap(([was, is]) => [
      ...aspect('roleGrantedBy', { id: is.id }, was.grantedBy.toSorted(), is.grantedBy.toSorted()),
      ...aspect('roleScope', { id: is.id }, scopeOf(was, comparison.operations), scopeOf(is)),
    ]),
    ...types.added.map(({ id }) => change('recordTypeAdded', 'harmless', { recordType: id })),
    ...types.removed.map(({ id }) => change('recordTypeRemoved', 'loss', { recordType: id })),
    ...types.both.flatMap(([was, is]) => typeChanges(comparison, was, is)),
  ];
}

function plain(bundle: Bundle, setting: (typeof settings)[number]): unknown {
  if (setting === 'legalBasis') return `${bundle.legalBasis.source}, ${bundle.legalBasis.article}`;
  if (setting === 'approval') return bundle.approval === 'secondPerson';
  if (setting === 'retention')
    return bundle.retention === undefined ? false : `${bundle.retention.period} (${bundle.retention.from})`;
  return setting === 'support' ? bundle.support.email : (bundle[setting] ?? false);
}

function aspect(kind: ChangeKind, where: Change['where'], before: unknown, after: unknown): Change[] {
  return isEqual(before, after) ? [] : [change(kind, 'harmless', where, before, after)];
}

/** Where a role counts: as its scope says, or by answers, named as the newer version calls them. */
const scopeOf = ({ scope, namedBy }: Role, operations: Comparison['operations'] = []) =>
  namedBy?.map((answer) => newerAddress(operations, answer)) ?? scope ?? 'organisation';

function typeChanges({ operations }: Comparison, was: RecordType, is: RecordType): Change[] {
  const where = { recordType: is.id };
  const { step, ...pointers } = was.beneficiary;
  const moved = Object.entries(pointers).map(([name, pointer]) => {
    const address = newerAddress(operations, { step, pointer });
    return [name, `${address.step} ${address.pointer}`];
  });
  const { step: newStep, ...newPointers } = is.beneficiary;
  const after = Object.entries(newPointers).map(([name, pointer]) => [name, `${newStep} ${pointer}`]);
  const listDate = was.listDate && newerAddress(operations, was.listDate);
  return [
    ...aspect('recordTypeCreatedBy', where, was.createdBy.toSorted(), is.createdBy.toSorted()),
    ...aspect('recordTypeBeneficiary', where, Object.fromEntries(moved), Object.fromEntries(after)),
    ...aspect('recordTypeListDate', where, listDate, is.listDate),
  ];
}
