import { lazy, Suspense, useRef, useState } from 'react';
import { Icon } from '../Icon/index.ts';
import { formatDay, isDay, parseDay } from '../support/dates.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './DateField.module.css';

// The calendar weighs more than all the rest of a form and most dates are typed.
const CalendarPopover = lazy(() => import('./CalendarPopover.tsx'));

export type DateFieldProps = TextEntryProps & {
  /** `YYYY-MM-DD`, or text that is no day yet. */
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
  /** Name of the button that opens the calendar, such as "Ouvrir le calendrier". */
  readonly calendarLabel: string;
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
};

/** A calendar day, typed as dd/mm/yyyy or without marks, or picked. */
export function DateField({ value, onCommit, calendarLabel, minimum, maximum, ...props }: DateFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const entry = useLateCommit({ value, onCommit, parse: (text) => parseDay(text), format: formatDay });
  const isFixed = props.isReadOnly || props.isDisabled;
  const button = isFixed ? null : (
    <button
      ref={opener}
      type="button"
      className={styles.open}
      aria-label={`${calendarLabel} – ${props.label}`}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => setOpen(true)}
    >
      <Icon name="calendar" />
    </button>
  );
  return (
    <>
      <TextInput
        {...props}
        inputMode={props.inputMode ?? 'numeric'}
        entry={entry}
        frameClassName={styles.frame}
        after={button}
        onKeyDown={(event) => {
          if (event.altKey && event.key === 'ArrowDown' && !isFixed) {
            event.preventDefault();
            setOpen(true);
          }
        }}
      />
      {isOpen && (
        <Suspense>
          <CalendarPopover
            anchor={opener}
            label={props.label}
            value={isDay(value) ? value : undefined}
            minimum={minimum}
            maximum={maximum}
            onClose={() => setOpen(false)}
            onPick={(day) => {
              setOpen(false);
              entry.onChange(formatDay(day));
              entry.onBlur();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
