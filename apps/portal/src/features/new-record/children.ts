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

/** Whether records of a type are started from another record, and not by themselves. */
export function hasParent(bundle: Bundle, recordType: string): boolean {
  return bundle.workflows[recordType]?.links.some(({ kind }) => kind === 'parent') ?? false;
}

/** What may be started from a record by this reader, in the definition in force. */
export function childTypes(
  record: RecordView,
  registry: RegistryView,
  bundle: Bundle,
  session: SessionView,
): readonly ChildType[] {
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
