import type { DraftImpact, StudioRegistry } from '@greffe/client/studio';
import { compareVersions } from '@greffe/definition/migrate';

export type Reason = 'first' | 'own' | 'loss' | 'migration' | 'form' | 'texts' | 'nothing' | 'unknown';

/** A number for the next version, and why this one. */
export interface Proposal {
  readonly version: string;
  readonly reason: Reason;
}

const numbers = /^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/;
/** Changes that a reader sees and no answer depends on. */
const looks = /^(?:text|fieldLayout$|fieldOrder$)/;

/** The greatest number that was ever published, of withdrawn versions too: a number names one version for good. */
export function greatestVersion(registry: Pick<StudioRegistry, 'versions'> | undefined): string | undefined {
  return registry?.versions
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
}

/** The first number counts what breaks, the second what is new, the third what only reads otherwise. */
export function proposedVersion(
  greatest: string | undefined,
  own: unknown,
  { changes, verifier }: Pick<DraftImpact, 'changes' | 'verifier'>,
): Proposal {
  const hasOwn = typeof own === 'string' && numbers.test(own);
  if (greatest === undefined) return { version: hasOwn && own !== '0.0.0' ? own : '1.0.0', reason: 'first' };
  if (hasOwn && compareVersions(own, greatest) > 0) return { version: own, reason: 'own' };
  const [major = 0, minor = 0, patch = 0] = greatest.split('.').map(Number);
  const has = (impact: DraftImpact['changes'][number]['impact']) =>
    changes.some((change) => change.impact === impact);
  if (has('loss')) return { version: `${major + 1}.0.0`, reason: 'loss' };
  if (has('migration')) return { version: `${major + 1}.0.0`, reason: 'migration' };
  // A draft with faults was not compared, so that nothing is known of it.
  if (verifier === undefined) return { version: `${major}.${minor + 1}.0`, reason: 'unknown' };
  const reason =
    changes.length === 0 ? 'nothing' : changes.every(({ kind }) => looks.test(kind)) ? 'texts' : 'form';
  const version = reason === 'form' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
  return { version, reason };
}

/** What is wrong with a number, before the server is asked. */
export function versionFault(
  version: string | undefined,
  greatest: string | undefined,
): 'missing' | 'shape' | 'notGreater' | undefined {
  if (version === undefined || version === '') return 'missing';
  if (!numbers.test(version)) return 'shape';
  return greatest !== undefined && compareVersions(version, greatest) <= 0 ? 'notGreater' : undefined;
}
