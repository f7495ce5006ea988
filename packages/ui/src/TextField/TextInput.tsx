import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { describedBy, FieldFrame, FieldShell, fieldInputClass } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { TextEntryProps } from '../support/fields.ts';
import type { LateCommit } from '../support/useLateCommit.ts';

export type TextInputProps = TextEntryProps & {
  readonly entry: LateCommit;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | undefined;
  readonly className?: string | undefined;
  readonly frameClassName?: string | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** Stands inside the frame, after the input. */
  readonly after?: ReactNode;
  readonly role?: string | undefined;
};

/** A line of text with label, help and messages: what all typed fields share. */
export function TextInput(props: TextInputProps) {
  const { entry, id, after, autoFocus } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <FieldShell {...props}>
      <FieldFrame {...props} className={props.frameClassName}>
        <input
          ref={input}
          id={id}
          className={cx(fieldInputClass, props.className)}
          type={props.type ?? 'text'}
          name={props.name}
          value={entry.text}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete ?? 'off'}
          inputMode={props.inputMode}
          // A name in Arabic or Hebrew reads from its own side, whatever the language of the page.
          dir="auto"
          maxLength={props.maxLength}
          disabled={props.isDisabled}
          readOnly={props.isReadOnly}
          spellCheck={false}
          {...describedBy(props)}
          onChange={(event) => entry.onChange(event.target.value)}
          onFocus={props.onFocus}
          onKeyDown={(event) => {
            // Enter submits a form: what was typed must be in its data by then.
            if (event.key === 'Enter') entry.flush();
            props.onKeyDown?.(event);
          }}
          onBlur={() => {
            entry.onBlur();
            props.onBlur?.();
          }}
        />
        {after}
      </FieldFrame>
    </FieldShell>
  );
}
