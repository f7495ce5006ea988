import { ClearAnswer } from '../ClearAnswer/ClearAnswer.tsx';
import { FieldsetShell } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import styles from './ScaleField.module.css';

export type ScaleFieldProps = FieldProps & {
  readonly value: string | undefined;
  /** The points in their order; see scalePoints for numbers. */
  readonly points: readonly Option[];
  /** What the first and the last point mean: "Aucune douleur", "La pire douleur imaginable". */
  readonly startLabel?: string | undefined;
  readonly endLabel?: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Offers to take the answer back, in these words, once there is one. */
  readonly clearLabel?: string | undefined;
};

/** Labels up to this many characters are numbers on a line; longer ones are answers in words. */
const NUMBER_LENGTH = 3;

/** The whole numbers from one to another as points of a scale. */
export function scalePoints(from: number, to: number): Option[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    value: String(from + index),
    label: String(from + index),
  }));
}

/** How much, on a line of points: 0 to 10, or answers in words from one end to the other (Likert). */
export function ScaleField(all: ScaleFieldProps) {
  const { value, points, startLabel, endLabel, onChange, onBlur, clearLabel, ...props } = all;
  const isNumbers = points.every((point) => point.label.length <= NUMBER_LENGTH);
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  const last = points.length - 1;
  // The meaning of an end belongs to its point: who hears "0" alone does not know which way the scale runs.
  const meaningOf = (index: number) => (index === 0 ? startLabel : index === last ? endLabel : undefined);
  return (
    <FieldsetShell {...props} role="radiogroup">
      <div className={styles.scale}>
        <div
          className={cx(styles.points, isNumbers ? styles.numbers : styles.words)}
          data-invalid={props.error ? true : undefined}
        >
          {points.map((point, index) => {
            const isOff = isFixed || Boolean(point.isDisabled);
            const meaning = meaningOf(index);
            return (
              <label key={point.value} className={styles.point} data-disabled={isOff || undefined}>
                <input
                  type="radio"
                  id={`${props.id}-${index}`}
                  className={styles.input}
                  name={props.name ?? props.id}
                  value={point.value}
                  checked={point.value === value}
                  disabled={isOff}
                  {...(meaning !== undefined && { 'aria-label': `${point.label}, ${meaning}` })}
                  onChange={() => onChange(point.value)}
                  onBlur={onBlur}
                />
                <span>{point.label}</span>
              </label>
            );
          })}
        </div>
        {(startLabel !== undefined || endLabel !== undefined) && (
          <div className={styles.ends} aria-hidden="true">
            <span>{startLabel}</span>
            <span className={styles.end}>{endLabel}</span>
          </div>
        )}
        <ClearAnswer
          words={clearLabel}
          label={props.label}
          isOffered={value !== undefined && !isFixed}
          onClear={() => onChange(undefined)}
          className={styles.clear}
        />
      </div>
    </FieldsetShell>
  );
}
