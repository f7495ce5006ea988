import type { RecordCore } from './loadRecord.ts';
import { capacitiesOf, type Place, type Work } from './work.ts';

type Named = Pick<RecordCore, 'definition'> & { readonly row: Place };

/** What an event says of who did it, besides the name: the roles and organisations, and from where. */
export function doneBy(work: Work, { definition, row }: Named): { readonly by?: DoneBy } {
  if (work.actor.kind === 'system') return {};
  const as = capacitiesOf(work.memberships, definition.bundle, row);
  return { by: { as, ...(work.address === undefined ? {} : { address: work.address }) } };
}

/** As subjects of access, such as `org:<number>:<registry>:<role>`. */
interface DoneBy {
  readonly as: readonly string[];
  readonly address?: string;
}
