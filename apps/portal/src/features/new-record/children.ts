import type { RecordView, RegistryView, SessionView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { creatingOrganisations, type Organisation } from './organisations.ts';

/** A record type of which records are started from another record. */
export interface ChildType {
  readonly recordType: string;
  /** On whose behalf: the parent's organisation, where the reader may create there. */
  readonly organisation: Organisation;
  /** Steps of the parent that must be done first, and are not. */
  readonly missing: readonly string[];
}

/** Kind of the record that one of this type is started from; undefined for one that is started by itself. */
export function parentTypeOf(bundle: Bundle, recordType: string): string | undefined {
  return bundle.workflows[recordType]?.links.find(({ kind }) => kind === 'parent')?.recordType;
}

/** What may be started from a record by this reader, in the definition in force; nothing from one that was deleted. */
export function childTypes(
  record: RecordView,
  registry: RegistryView,
  bundle: Bundle,
  session: SessionView,
): readonly ChildType[] {
  if (record.status === 'deleted') return [];
  const creatable = registry.recordTypes.filter(({ canCreate }) => canCreate);
  return creatable.flatMap(({ id: recordType }) => {
    const links = bundle.workflows[recordType]?.links ?? [];
    const link = links.find((each) => each.kind === 'parent' && each.recordType === record.recordType);
    const organisations = creatingOrganisations(session, registry.id, recordType, bundle);
    const organisation =
      organisations.find(({ number }) => number === record.organisation.number) ?? organisations[0];
    if (!link || !organisation) return [];
    const isDone = (id: string) => {
      const status = record.steps.find((step) => step.id === id)?.status;
      return status === 'validated' || status === 'locked' || status === 'skipped';
    };
    return [{ recordType, organisation, missing: link.requires.filter((step) => !isDone(step)) }];
  });
}
