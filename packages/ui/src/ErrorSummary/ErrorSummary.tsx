import { useEffect, useId, useRef } from 'react';
import { Icon } from '../Icon/index.ts';
import { focusField } from '../support/focusField.ts';
import styles from './ErrorSummary.module.css';

export interface SummaryError {
  /** Id of the field (`fieldId(pointer)`); without it the message stands alone. */
  readonly id?: string | undefined;
  /** The same words as at the field. */
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly errors: readonly SummaryError[];
  readonly headingLevel?: 2 | 3 | undefined;
  /** Takes the focus when it appears and each time this changes: give the count of attempts. */
  readonly focusKey?: string | number | undefined;
  /** Called instead of focusing, where the field must first be brought to the page. */
  readonly onSelect?: ((error: SummaryError) => void) | undefined;
}

/** What is wrong, all of it, at the top, each line a way to its field. Renders nothing without errors. */
export function ErrorSummary(props: ErrorSummaryProps) {
  if (props.errors.length === 0) return null;
  // A new attempt is a new box, which takes the focus and is announced again.
  return <SummaryBox key={props.focusKey} {...props} />;
}

function SummaryBox({ title, intro, errors, headingLevel = 2, onSelect }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const Heading = `h${headingLevel}` as const;
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className={styles.summary} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <Heading id={titleId} className={styles.title}>
        <Icon name="error" />
        {title}
      </Heading>
      {intro !== undefined && <p className={styles.intro}>{intro}</p>}
      <ul className={styles.list}>
        {errors.map((error) => (
          <li key={`${error.id ?? ''} ${error.message}`}>
            {error.id === undefined ? (
              error.message
            ) : (
              <a
                className={styles.link}
                href={`#${error.id}`}
                onClick={(event) => {
                  event.preventDefault();
                  if (onSelect) onSelect(error);
                  else if (error.id !== undefined) focusField(error.id);
                }}
              >
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
