import { cx } from '../support/cx.ts';
import styles from './ClearAnswer.module.css';

interface ClearAnswerProps {
  /** Its words, such as “Erase”; nothing is offered without them. */
  readonly words: string | undefined;
  /** The field's label: several such buttons may stand on a page. */
  readonly label: string;
  readonly isOffered: boolean;
  readonly onClear: () => void;
  readonly className?: string | undefined;
}

/** Takes back the answer of a choice that the browser's own controls cannot take back. */
export function ClearAnswer({ words, label, isOffered, onClear, className }: ClearAnswerProps) {
  if (words === undefined || !isOffered) return null;
  return (
    <button
      type="button"
      className={cx(styles.clear, className)}
      aria-label={`${words} – ${label}`}
      onClick={onClear}
    >
      {words}
    </button>
  );
}
