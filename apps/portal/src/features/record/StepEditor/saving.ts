import type { StepData } from '@greffe/definition';
import type { SaveState } from '@greffe/ui';
import { formatTime } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';

/** What has become of what was typed. */
export type Saving =
  | { readonly kind: 'idle' | 'pending' | 'saving' | 'offline' | 'conflict' | 'signedOut' }
  | { readonly kind: 'saved' /** ISO 8601, by the server's clock. */; readonly savedAt: string }
  | { readonly kind: 'retrying' /** Until the next try. */; readonly seconds: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A step's draft on its way to the server. */
export interface Draft {
  readonly saving: Saving;
  /** Whether what is not on the server would outlive this page, in the browser's own database; undefined: not known yet. */
  readonly isKept: boolean | undefined;
  /** Revision of the record that the last save made or the record was loaded with. */
  readonly revision: () => number;
  /** Whether something typed is not on the server, at this very moment. */
  readonly isUnsaved: () => boolean;
  /** Takes what was typed; it is saved after a pause. */
  readonly change: (data: StepData) => void;
  /** Saves now; false when what was typed could not reach the server. */
  readonly flush: () => Promise<boolean>;
  /** Saves what was typed on top of a revision that somebody else made. */
  readonly overwrite: (revision: number) => Promise<boolean>;
  /** Goes on from the record as it is now, where only other steps of it have changed; false where this one has. */
  readonly catchUp: () => Promise<boolean>;
  /** Gives up what was typed here, for what somebody else has saved. */
  readonly discard: () => void;
}

/** Whether saving has failed, so that leaving would leave the server without what was typed. */
export function isStuck({ kind }: Saving): boolean {
  return ['offline', 'retrying', 'conflict', 'signedOut', 'refused'].includes(kind);
}

const looks: Readonly<Record<Saving['kind'], SaveState>> = {
  idle: 'idle',
  pending: 'pending',
  saving: 'saving',
  saved: 'saved',
  offline: 'offline',
  retrying: 'offline',
  conflict: 'error',
  signedOut: 'error',
  refused: 'error',
};

/** The state in words and as the design system shows it. */
export function describeSaving(
  { saving, isKept }: Pick<Draft, 'saving' | 'isKept'>,
  t: Translate,
): { state: SaveState; label: string } {
  const state = looks[saving.kind];
  const label = labelOf(saving, t);
  if (!isStuck(saving) || isKept === undefined) return { state, label };
  return { state, label: `${label} · ${t(isKept ? 'save.kept' : 'save.notKept')}` };
}

function labelOf(saving: Saving, t: Translate): string {
  switch (saving.kind) {
    case 'saved':
      return t('save.saved', { time: formatTime(saving.savedAt) });
    case 'retrying':
      return t('save.retrying', { seconds: saving.seconds });
    case 'refused':
      return t('save.refused', { reason: saving.reason });
    default:
      return t(`save.${saving.kind}`);
  }
}
