import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { type Tone, toneIcons } from '../support/tones.ts';
import styles from './TallyBar.module.css';

export interface TallyPart {
  readonly id: string;
  /** What is counted, before its number: "Faites". */
  readonly label: string;
  readonly count: number;
  readonly tone: Tone;
}

/** How a whole divides, as a bar and, beside it, in numbers: nobody has to read the picture. */
export function TallyBar({ label, parts }: { readonly label: string; readonly parts: readonly TallyPart[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const shown = parts.filter(({ count }) => count > 0);
  const starts = shown.map((_part, index) =>
    shown.slice(0, index).reduce((sum, { count }) => sum + (count * 100) / total, 0),
  );
  return (
    <div className={styles.tally}>
      {total > 0 && (
        <svg
          className={styles.bar}
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {shown.map(({ id, count, tone }, index) => (
            <rect
              key={id}
              className={styles[tone]}
              x={starts[index]}
              width={(count * 100) / total}
              height="4"
            />
          ))}
        </svg>
      )}
      <ul className={styles.parts} aria-label={label}>
        {parts.map(({ id, label: name, count, tone }) => (
          <li key={id} className={styles.part}>
            <Icon name={toneIcons[tone]} className={cx(styles.icon, styles[tone])} />
            {name} <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
