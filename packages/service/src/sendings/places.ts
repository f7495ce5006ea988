import type { Bundle } from '@greffe/definition';
import { administers, type Work } from '../records/work.ts';

/** Records whose sendings somebody looks after: of a registry, of one type, or of one organisation in it. */
export interface LookedAfter {
  readonly registry: string;
  readonly recordType?: string;
  readonly organisation?: string;
}

/** What the asker looks after: registries that he administers, and record types whose support he is. */
export const looksAfter = (work: Work, bundles: readonly Bundle[]): readonly LookedAfter[] =>
  bundles.flatMap((bundle) => placesIn(work, bundle));

function placesIn({ memberships }: Work, bundle: Bundle): readonly LookedAfter[] {
  const { id: registry, workflows, roles } = bundle;
  const administered = administers(memberships, registry) ? [{ registry }] : [];
  const held = memberships.filter((one) => one.registry === registry && !one.isLinked);
  const supported = Object.entries(workflows).flatMap(([recordType, { support }]) =>
    held.flatMap(({ role, organisation }): readonly LookedAfter[] => {
      if (!support.includes(role)) return [];
      const isEverywhere = roles.find(({ id }) => id === role)?.scope === 'everywhere';
      return [{ registry, recordType, ...(isEverywhere ? {} : { organisation: organisation.number }) }];
    }),
  );
  return [...administered, ...supported];
}
