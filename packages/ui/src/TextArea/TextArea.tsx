import { describedBy, FieldFrame, FieldShell, fieldInputClass } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { formatText, parseText } from '../TextField/TextField.tsx';
import styles from './TextArea.module.css';

export type TextAreaProps = TextEntryProps & {
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
  readonly rows?: number | undefined;
};

/** Several lines of text; the box grows with what is written, up to half a screen. */
export function TextArea({ value, onCommit, rows = 4, ...props }: TextAreaProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseText, format: formatText });
  return (
    <FieldShell {...props}>
      <FieldFrame {...props}>
        <textarea
          id={props.id}
          className={cx(fieldInputClass, styles.area)}
          name={props.name}
          rows={rows}
          dir="auto"
          value={entry.text}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete}
          maxLength={props.maxLength}
          disabled={props.isDisabled}
          readOnly={props.isReadOnly}
          {...describedBy(props)}
          onChange={(event) => entry.onChange(event.target.value)}
          onFocus={props.onFocus}
          onBlur={() => {
            entry.onBlur();
            props.onBlur?.();
          }}
        />
      </FieldFrame>
    </FieldShell>
  );
}
