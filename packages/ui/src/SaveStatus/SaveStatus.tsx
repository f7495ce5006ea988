import type { ReactNode } from 'react';
import { Icon, type IconName } from '../Icon/index.ts';
import { Spinner } from '../Spinner/index.ts';
import { cx } from '../support/cx.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './SaveStatus.module.css';

export type SaveState = 'idle' | 'pending' | 'saving' | 'saved' | 'offline' | 'error';

export interface SaveStatusProps {
  readonly state: SaveState;
  /** The state in words, such as "Enregistré à 14:05". */
  readonly label: string;
  /** Beside an error: try again. */
  readonly action?: ReactNode;
}

const icons: Partial<Record<SaveState, IconName>> = {
  pending: 'pencil',
  saved: 'check-circle',
  offline: 'cloud',
  error: 'error',
};

/** "Saving" comes by every few seconds of typing: saying each aloud would drown what is being filled in. */
const spoken: readonly SaveState[] = ['saved', 'offline', 'error'];

/** What has become of what was typed. */
export function SaveStatus({ state, label, action }: SaveStatusProps) {
  const icon = icons[state];
  return (
    <span className={cx(styles.status, styles[state])}>
      {state === 'saving' && <Spinner />}
      {icon !== undefined && <Icon name={icon} />}
      <span aria-hidden="true">{label}</span>
      <VisuallyHidden>
        <span role="status">{spoken.includes(state) ? label : ''}</span>
      </VisuallyHidden>
      {action}
    </span>
  );
}
