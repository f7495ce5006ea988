import { ProgressBar } from 'react-aria-components/ProgressBar';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './Spinner.module.css';

export interface SpinnerProps {
  /** Said by assistive technology; without it the spinner is a picture beside words that say it. */
  readonly label?: string | undefined;
}

/** Something is under way and its length is not known. */
export function Spinner({ label }: SpinnerProps) {
  return (
    <>
      <svg className={styles.spinner} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle className={styles.track} cx="10" cy="10" r="7.5" />
        <path className={styles.arc} d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" />
      </svg>
      {label !== undefined && (
        <VisuallyHidden>
          <span role="status">{label}</span>
        </VisuallyHidden>
      )}
    </>
  );
}

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly maximum?: number | undefined;
  /** The value in words, such as "12 sur 60". */
  readonly valueLabel: string;
}

/** How far something is that has a known length. */
export function Progress({ label, value, maximum = 100, valueLabel }: ProgressProps) {
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      aria-label={label}
      value={value}
      maxValue={maximum}
      valueLabel={valueLabel}
    >
      {({ percentage }) => (
        <>
          <div className={styles.head}>
            <span>{label}</span>
            <span>{valueLabel}</span>
          </div>
          <div className={styles.bar}>
            <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
